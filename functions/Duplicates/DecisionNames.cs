using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Duplicates;

/// <summary>Decisions in the wire's words.</summary>
internal static class DecisionNames
{
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Keep => "keep",
        DecisionKind.NotDuplicate => "not_duplicate",
        _ => "merge",
    };

    /// <summary>Null takes a decision back.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static DecisionKind? Read(string text) => text switch
    {
        "keep" => DecisionKind.Keep,
        "not_duplicate" => DecisionKind.NotDuplicate,
        "merge" => DecisionKind.Merge,
        "none" => null,
        _ => throw DamException.Invalid("decision must be keep, not_duplicate, merge or none"),
    };
}
