namespace ServerlessDam.Transformations;

/// <summary>
/// The parameters between two slashes, in canonical order: the condition, then variables as written, then the others sorted by
/// their text. No key but flags, variables and conditions occurs twice.
/// </summary>
public sealed record Component(ValueList<Parameter> Parameters)
{
    /// <summary>Null when the component has no such parameter.</summary>
    public Parameter? this[string key] => Parameters.FirstOrDefault(parameter => parameter.Key == key);

    /// <summary>Canonical text: <c>c_fill,h_100,w_200</c>.</summary>
    public override string ToString() => string.Join(',', Parameters);
}
