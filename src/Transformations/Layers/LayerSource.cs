using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary>What <c>l_</c> or <c>u_</c> lays over or under the picture. The kinds are all in this folder.</summary>
public abstract record LayerSource
{
    private protected LayerSource()
    {
    }

    /// <summary>Takes the value of an <c>l_</c> or <c>u_</c>.</summary>
    /// <exception cref="TransformationException">It names nothing that could be a layer.</exception>
    public static LayerSource Parse(Parameter parameter) => new LayerSourceReader(parameter).Read();

    /// <summary>Takes a value as <see cref="Parameter.Value"/> has it, percent-decoded once.</summary>
    /// <exception cref="TransformationException">It names nothing that could be a layer.</exception>
    public static LayerSource Parse(string value) => Parse(new Parameter("l", value));

    /// <summary>
    /// With the variables it speaks of (<c>$(name)</c> in texts and ids, <c>$name</c> in place of an id or in a style) replaced, once:
    /// what <paramref name="lookup"/> gives is not looked through again.
    /// </summary>
    /// <param name="lookup">The text of a variable, by its name without the dollar.</param>
    /// <exception cref="TransformationException">The result is no layer; and what <paramref name="lookup"/> throws.</exception>
    public virtual LayerSource Interpolated(Func<string, string> lookup) => this;

    /// <summary>Canonical text of the value, as <see cref="Parse(string)"/> takes it.</summary>
    public abstract override string ToString();
}
