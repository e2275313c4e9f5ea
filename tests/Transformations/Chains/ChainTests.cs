using ServerlessDam.Transformations.Chains;

namespace ServerlessDam.Transformations.Tests.Chains;

public sealed class ChainTests
{
    [Theory]
    [InlineData("w_1/w_2", "w_1 w_2")]
    [InlineData("if_w_gt_1/w_2/if_end/w_3", "?(w_2) w_3")]
    [InlineData("if_w_gt_1/w_2/if_else/w_3/if_end", "?(w_2|w_3)")]
    [InlineData("if_w_gt_1,w_2", "?(w_2)")]
    [InlineData("if_w_gt_1,w_2/if_else,w_3/w_4", "?(w_2|w_3) w_4")]
    [InlineData("if_w_gt_1,w_2/w_3/if_end", "?(w_2 w_3)")]
    [InlineData("if_w_gt_1/if_h_gt_1/w_2/if_end/if_end", "?(?(w_2))")]
    [InlineData("if_w_gt_1/if_h_gt_1,w_2/if_else,w_3/w_4/if_end", "?(?(w_2|w_3) w_4)")]
    [InlineData("if_w_gt_1/if_h_gt_1/w_2/if_else/w_3/if_end/if_else/w_4/if_end", "?(?(w_2|w_3)|w_4)")]
    [InlineData("if_w_gt_1,w_2/if_h_gt_1,w_3", "?(w_2) ?(w_3)")]
    [InlineData("if_w_gt_1/w_2/if_else,w_3/w_4/if_end", "?(w_2|w_3 w_4)")]
    [InlineData("l_a,g_east/c_scale,w_1", "[g_east,l_a] c_scale,w_1")]
    [InlineData("l_a/e_sepia/fl_layer_apply", "[l_a:e_sepia:fl_layer_apply]")]
    [InlineData("l_a/l_b/fl_layer_apply/fl_layer_apply", "[l_a:[l_b::fl_layer_apply]:fl_layer_apply]")]
    [InlineData("l_a,g_north/l_b/e_sepia/fl_layer_apply", "[g_north,l_a] [l_b:e_sepia:fl_layer_apply]")]
    [InlineData("l_a/if_w_gt_1/w_2/if_end/fl_layer_apply", "[l_a:?(w_2):fl_layer_apply]")]
    [InlineData("if_w_gt_1/l_a/fl_layer_apply/if_else/w_3/if_end", "?([l_a::fl_layer_apply]|w_3)")]
    [InlineData("if_w_gt_1,l_a/w_2/fl_layer_apply/w_3", "?([l_a:w_2:fl_layer_apply]) w_3")]
    [InlineData("if_w_lt_8/u_a,w_8/e_blur,fl_layer_apply/if_end", "?([u_a,w_8::e_blur,fl_layer_apply])")]
    [InlineData("fl_layer_apply,l_a/w_2", "[fl_layer_apply,l_a] w_2")]
    [InlineData("if_w_gt_1/l_a/if_h_gt_1,w_2/if_else,w_3/fl_layer_apply/if_end", "?([l_a:?(w_2|w_3):fl_layer_apply])")]
    public void Conditions_and_layers_rule_what_they_enclose(string raw, string structure)
        => Assert.Equal(structure, Written(Chain.Of(Transformation.Parse(raw)).Nodes));

    [Theory]
    [InlineData("fl_layer_apply", "fl_layer_apply without an open layer: fl_layer_apply", 0)]
    [InlineData("l_a/fl_layer_apply/fl_layer_apply", "fl_layer_apply without an open layer: fl_layer_apply", 19)]
    [InlineData("l_a/if_w_gt_1/fl_layer_apply/if_end", "fl_layer_apply without an open layer: fl_layer_apply", 14)]
    [InlineData("if_w_gt_1/w_2", "Condition without its if_end: if_w_gt_1", 0)]
    [InlineData("w_2/if_end", "if_end without its condition", 4)]
    [InlineData("w_2/if_else/w_3", "if_else without its condition", 4)]
    [InlineData("if_w_gt_1/w_2/if_end,w_3", "if_end stands in a component of its own: if_end,w_3", 14)]
    [InlineData("if_w_gt_1/w_2/if_else/w_3/if_else/w_4/if_end", "if_else without its condition", 26)]
    public void What_does_not_close_is_told_with_its_place(string raw, string message, int position)
    {
        var error = Assert.Throws<TransformationException>(() => Chain.Of(Transformation.Parse(raw)));

        Assert.Equal((message, position), (error.Message, error.Position));
    }

    private static string Written(IEnumerable<ChainNode> nodes) => string.Join(' ', nodes.Select(Written));

    private static string Written(ChainNode node) => node switch
    {
        ComponentNode { Component: var component } => component.ToString(),
        ConditionNode { Else.Count: 0 } condition => $"?({Written(condition.Then)})",
        ConditionNode condition => $"?({Written(condition.Then)}|{Written(condition.Else)})",
        LayerNode { Apply: null } layer => $"[{layer.Opener}]",
        LayerNode layer => $"[{layer.Opener}:{Written(layer.Inner)}:{layer.Apply}]",
        _ => "?",
    };
}
