using ServerlessDam.Transformations.Named;

namespace ServerlessDam.Transformations.Tests.Named;

public sealed class NameExpansionTests
{
    private static readonly Dictionary<string, Transformation> Stored = new (string Name, string Text)[]
    {
        ("card", "c_fill,h_100,w_200"),
        ("grey", "e_grayscale"),
        ("my card", "w_10"),
        ("both", "t_card.grey"),
        ("wide", "w_500/e_sepia"),
        ("maybe", "if_w_gt_100,e_sepia"),
        ("badge", "l_logo,w_20"),
        ("sized", "$size_100,w_$size"),
        ("auto", "dpr_auto,f_auto,w_auto:20:350/f_auto/c_limit,w_auto"),
        ("self", "w_10/t_self"),
        ("ping", "t_pong"),
        ("pong", "t_ping"),
        ("leads_nowhere", "t_gone"),
    }.ToDictionary(pair => pair.Name, pair => Transformation.Parse(pair.Text));

    [Theory]
    [InlineData("t_card", "c_fill,h_100,w_200")]
    [InlineData("t_my%20card", "w_10")]
    [InlineData("t_card.grey", "c_fill,h_100,w_200/e_grayscale")]
    [InlineData("t_both/r_max", "c_fill,h_100,w_200/e_grayscale/r_max")]
    [InlineData("$size_200/t_card", "$size_200/c_fill,h_100,w_200")]
    [InlineData("w_100/e_sepia", "w_100/e_sepia")]
    [InlineData("l_logo/t_grey/fl_layer_apply", "l_logo/e_grayscale/fl_layer_apply")]
    [InlineData("bl_wide/e_blur", "w_500/e_sepia/e_blur")]
    public void A_name_stands_for_what_is_stored_under_it(string asked, string expanded) => Check(asked, expanded);

    [Theory]
    [InlineData("t_card,w_50", "c_fill,h_100,w_50")]
    [InlineData("fl_lossy,t_card", "c_fill,fl_lossy,h_100,w_200")]
    [InlineData("$size_200,t_sized", "$size_200,w_$size")]
    [InlineData("l_logo,t_card", "c_fill,h_100,l_logo,w_200")]
    [InlineData("t_wide,w_50", "w_500/e_sepia/w_50")]
    [InlineData("$a_1,r_max,t_wide", "$a_1/w_500/e_sepia/r_max")]
    [InlineData("t_badge,w_50", "l_logo,w_20/w_50")]
    public void Beside_other_items_one_component_joins_theirs_and_several_come_first(string asked, string expanded) => Check(asked, expanded);

    [Theory]
    [InlineData("if_w_gt_1,t_card", "if_w_gt_1,c_fill,h_100,w_200")]
    [InlineData("if_w_gt_1,t_wide/e_blur", "if_w_gt_1/w_500/e_sepia/if_end/e_blur")]
    [InlineData("if_w_gt_1,t_card/if_else,w_10", "if_w_gt_1,c_fill,h_100,w_200/if_else,w_10")]
    [InlineData("if_w_gt_1,t_wide/if_else,w_10", "if_w_gt_1/w_500/e_sepia/if_else/w_10/if_end")]
    [InlineData("if_w_gt_1,w_10/if_else,t_wide", "if_w_gt_1/w_10/if_else/w_500/e_sepia/if_end")]
    [InlineData("if_w_gt_1/t_wide/if_else/t_card/if_end", "if_w_gt_1/w_500/e_sepia/if_else/c_fill,h_100,w_200/if_end")]
    [InlineData("t_maybe,w_50", "if_w_gt_100,e_sepia/w_50")]
    [InlineData("if_w_gt_1,t_maybe", "if_w_gt_1/if_w_gt_100,e_sepia/if_end")]
    public void A_condition_holds_for_all_that_a_name_stands_for(string asked, string expanded) => Check(asked, expanded);

    [Fact]
    public void Hints_of_the_client_do_not_reach_into_a_name()
    {
        Check("t_auto", "dpr_1.0,w_350/c_limit");
        Check("f_auto/t_auto", "f_auto/dpr_1.0,w_350/c_limit");
    }

    [Theory]
    [InlineData("t_none", "Unknown transformation none")]
    [InlineData("t_card.none", "Unknown transformation none")]
    [InlineData("t_leads_nowhere", "Unknown transformation gone")]
    [InlineData("t_self", "Named transformation self refers to itself")]
    [InlineData("t_ping", "Named transformation ping refers to itself")]
    [InlineData("l_logo,t_wide", "Named transformation wide has several components and cannot stand beside a layer")]
    [InlineData("w_10/bl_wide", "Invalid baseline in transformation: wide")]
    [InlineData("bl_wide,w_10", "Invalid baseline in transformation: wide")]
    public void What_cannot_be_expanded_is_refused_by_name(string asked, string message)
        => Assert.Equal(message, Refuse(asked, Stored).Message);

    [Fact]
    public void Names_that_double_each_other_end_at_the_limit_at_once()
    {
        var bomb = Enumerable.Range(0, 40).ToDictionary(i => $"n{i}", i => Transformation.Parse($"t_n{i + 1}.n{i + 1}"));
        bomb["n40"] = Transformation.Parse("e_grayscale");

        Assert.Equal("Transformation has too many components with its named transformations, at most 100", Refuse("t_n0", bomb).Message);
    }

    [Fact]
    public void Long_definitions_end_at_the_limit_of_text()
    {
        var stored = new Dictionary<string, Transformation> { ["long"] = Transformation.Parse("l_text:Arial_20:" + new string('a', 5000)) };

        Assert.Equal("Transformation is too long with its named transformations, at most 8192 characters", Refuse("t_long.long", stored).Message);
    }

    [Fact]
    public void Every_name_is_listed_once()
        => Assert.Equal(["a", "b", "c"], NameExpansion.NamesIn(Transformation.Parse("bl_a/t_b.a/w_10,t_c")));

    private static void Check(string asked, string expanded)
    {
        var result = NameExpansion.Expand(Transformation.Parse(asked), Stored);

        Assert.Equal(expanded, result.ToString());
        Assert.Equal(Transformation.Parse(expanded), result);
    }

    private static TransformationException Refuse(string asked, Dictionary<string, Transformation> stored)
        => Assert.Throws<TransformationException>(() => NameExpansion.Expand(Transformation.Parse(asked), stored));
}
