using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations;

/// <summary>
/// The parameters between two slashes, in canonical order: the condition, then variables as written, then the others sorted by
/// their text. No key but flags, variables and conditions occurs twice.
/// </summary>
public sealed record Component(ValueList<Parameter> Parameters)
{
    /// <summary>Null when the component has no such parameter.</summary>
    public Parameter? this[string key] => Parameters.FirstOrDefault(parameter => parameter.Key == key);

    /// <summary>In canonical order. Of a key that may stand once the last one counts.</summary>
    internal static Component Of(IReadOnlyCollection<Parameter> parameters)
    {
        var conditions = parameters.Where(p => p.Key == Keys.Condition);
        var variables = parameters.Where(p => p.IsVariable);
        var flags = parameters.Where(p => p.Key == Keys.Flag).Distinct();
        var others = parameters.Where(p => !p.IsVariable && p.Key is not (Keys.Condition or Keys.Flag)).GroupBy(p => p.Key).Select(same => same.Last());
        return new([.. conditions, .. variables, .. others.Concat(flags).OrderBy(p => p.ToString(), StringComparer.Ordinal)]);
    }

    /// <summary>Canonical text: <c>c_fill,h_100,w_200</c>.</summary>
    public override string ToString() => string.Join(',', Parameters);
}
