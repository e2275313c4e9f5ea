using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Expressions;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("100_add_50_mul_2", "200")]
    [InlineData("17_mod_5", "2")]
    [InlineData("2_pow_6", "64")]
    [InlineData("2_pow_3_pow_2", "64")]
    [InlineData("10_sub_4_sub_3", "3")]
    [InlineData("7_div_2", "3.5")]
    [InlineData("iw_mul_0.5", "320")]
    [InlineData("w_add_h", "150")]
    [InlineData("0.50", "0.50")]
    [InlineData("3:4", "0.75")]
    [InlineData("9999999999999999:0.00000000000001_gt_1", "1")]
    [InlineData("$n_mul_2", "20")]
    [InlineData("ctx:!size!_to_i", "320")]
    [InlineData("ctx:!size!_to_f_mul_2", "640")]
    [InlineData("ctx:!none!", "")]
    [InlineData("!a%2Cb!", "a,b")]
    [InlineData("!n is $(n)!", "n is 10")]
    [InlineData("ref:!folder/id!", "folder/id")]
    [InlineData("w_gt_50_and_h_lt_60_or_w_eq_1", "1")]
    [InlineData("w_eq_1_or_w_gt_50_and_h_lt_40", "0")]
    [InlineData("1_add_1_eq_2", "1")]
    [InlineData("!a:b!_in_tags", "1")]
    [InlineData("!a:z!_in_tags", "0")]
    [InlineData("!z!_nin_tags", "1")]
    [InlineData("md:!kind!_eq_!x!", "1")]
    [InlineData("!Sale!_eq_!sale!", "0")]
    [InlineData("!!_eq_ctx:!none!", "1")]
    [InlineData("ctx:!size!_gt_300", "1")]
    public void An_expression_has_this_value(string text, string value)
        => Assert.Equal(value, Expression.Parse(text)!.Evaluate(Scope()).Text);

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("1_")]
    [InlineData("_add_1")]
    [InlineData("1_add")]
    [InlineData("1_add_")]
    [InlineData("1_plus_2")]
    [InlineData("!open")]
    [InlineData("$")]
    [InlineData("ctx:key")]
    [InlineData("width_gt_1")]
    [InlineData("1_to_x")]
    public void What_is_no_expression_is_told_so(string text) => Assert.Null(Expression.Parse(text));

    [Theory]
    [InlineData("1_div_0", "1 div 0 has no value")]
    [InlineData("$nope", "Variable $nope is not set")]
    [InlineData("!a!_mul_2", "a mul 2 has no value")]
    [InlineData("10_pow_999999", "10 pow 999999 has no value")]
    [InlineData("!a!_to_i", "'a' is no number")]
    [InlineData("!$(n)$(long)$(long)$(long)!", "A text with variables is longer than 4000 characters")]
    [InlineData("du_gt_3", "du is known of videos only")]
    public void What_has_no_value_says_why(string text, string reason)
        => Assert.Equal(reason, Assert.Throws<ExpressionException>(() => Expression.Parse(text)!.Evaluate(Scope())).Message);

    [Fact]
    public void Products_bind_tighter_than_sums_whatever_stands_where()
        => Prop.ForAll<(byte A, byte B, byte C, byte D)>(n =>
            Expression.Parse(string.Create(CultureInfo.InvariantCulture, $"{n.A}_add_{n.B}_mul_{n.C}_sub_{n.D}"))!.Evaluate(Scope()).Number
                == n.A + (n.B * n.C) - n.D).Check(Config.QuickThrowOnFailure);

    private static Scope Scope()
    {
        var facts = new AssetFacts
        {
            Tags = ["a", "b"],
            Context = new Dictionary<string, string> { ["size"] = "320" },
            Metadata = new Dictionary<string, string> { ["kind"] = "x" },
        };
        var scope = new Scope(facts) { State = new PictureState { Initial = new(640, 480), Size = new(100, 50) } };
        scope.Assign("n", new NumberValue(10, "10"));
        scope.Assign("long", new TextValue(new string('x', 3999)));
        return scope;
    }
}
