using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Chains;

/// <summary>The items by which a component gives a chain its structure.</summary>
internal static class Words
{
    public static bool IsEnd(Component component) => component[Keys.Condition]?.Value == "end";

    public static bool IsElse(Component component) => component[Keys.Condition]?.Value == "else";

    public static bool OpensCondition(Component component) => component[Keys.Condition]?.Value is not (null or "end" or "else");

    /// <summary>The condition and nothing else.</summary>
    public static bool IsAlone(Component component) => component.Parameters.Count == 1;

    /// <summary>A component with both is a layer in the form of one component.</summary>
    public static bool OpensLayer(Component component) => LayerOf(component) is not null && !HasApply(component);

    public static bool AppliesLayer(Component component) => LayerOf(component) is null && HasApply(component);

    /// <summary>The parameter that names a layer's source; null without one.</summary>
    public static Parameter? LayerOf(Component component) => component["l"] ?? component["u"];

    public static Component WithoutCondition(Component component)
        => new(component.Parameters.Where(parameter => parameter.Key != Keys.Condition).ToValueList());

    private static bool HasApply(Component component) => component.Parameters.Any(p => p is { Key: Keys.Flag, Value: "layer_apply" });
}
