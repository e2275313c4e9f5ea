using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations;

/// <summary>
/// A transformation as a tree of components and parameters, in canonical form: two spellings that differ in order, escapes or
/// aliases give equal trees and the same text. What the parameters mean is the plan's business.
/// </summary>
public sealed record Transformation(ValueList<Component> Components)
{
    /// <summary>Longest raw text, in characters.</summary>
    public const int MaxLength = 8 * 1024;

    public const int MaxComponents = 100;

    /// <summary>Leaves everything as it is.</summary>
    public static readonly Transformation Empty = new([]);

    public bool IsEmpty => Components.Count == 0;

    /// <summary>What beside the URL decides the result, and so belongs into its cache key and into <c>Vary</c>.</summary>
    public RequestHints Hints => RequestHintsOf.All(this);

    /// <summary>The same without the parameters of a key. A component goes when nothing but a condition is left of it.</summary>
    public Transformation Without(string key)
    {
        var left = Components
            .Select(component => component[key] is null ? component : new Component(component.Parameters.Where(each => each.Key != key).ToValueList()))
            .Where((component, at) => component == Components[at] || component.Parameters.Any(each => each.Key != Keys.Condition));
        return new(left.ToValueList());
    }

    /// <summary>Takes raw text as it stands in a URL, still percent-encoded; empty components are dropped.</summary>
    /// <exception cref="TransformationException">Not a transformation, or beyond <see cref="MaxLength"/> or <see cref="MaxComponents"/>.</exception>
    public static Transformation Parse(string rawText) => TransformationReader.Read(rawText);

    /// <summary>Canonical text, for keys and for <see cref="Parse"/>: components joined by slashes.</summary>
    public override string ToString() => string.Join('/', Components);
}
