using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>What an expression can ask of the picture without a dollar sign.</summary>
internal static class Names
{
    public static readonly FrozenDictionary<string, Func<Scope, Value>> ByName = new Dictionary<string, Func<Scope, Value>>
    {
        ["w"] = scope => Number(scope.State.Size.Width),
        ["h"] = scope => Number(scope.State.Size.Height),
        ["iw"] = scope => Number(scope.State.Initial.Width),
        ["ih"] = scope => Number(scope.State.Initial.Height),
        ["ar"] = scope => Number(scope.State.Size.Ratio),
        ["iar"] = scope => Number(scope.State.Initial.Ratio),
        ["tar"] = scope => Number((scope.State.Trimmed ?? scope.State.Initial).Ratio),
        ["fc"] = scope => Number(scope.State.Faces.Count),
        ["pc"] = scope => Number(scope.Facts.PageCount),
        ["cp"] = scope => Number(scope.Facts.CurrentPage),
        ["px"] = _ => Number(0),
        ["py"] = _ => Number(0),
        ["ils"] = scope => Number(scope.Facts.IllustrationScore),
        ["tags"] = scope => new TextValue(string.Join(':', scope.Facts.Tags)),
        ["ctx"] = scope => new TextValue(string.Join(':', scope.Facts.Context.Keys)),
        ["md"] = scope => new TextValue(string.Join(':', scope.Facts.Metadata.Keys)),
        ["du"] = scope => Seconds("du", scope.State.Duration),
        ["idu"] = scope => Seconds("idu", scope.State.InitialDuration),
    }.ToFrozenDictionary();

    private static NumberValue Number(double amount) => new(amount);

    private static NumberValue Seconds(string name, TimeSpan? length)
        => length is { TotalSeconds: var seconds } ? new(seconds) : throw new ExpressionException($"{name} is known of videos only");
}
