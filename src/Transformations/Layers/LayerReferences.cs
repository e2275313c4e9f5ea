using ServerlessDam.Transformations.Chains;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Transformations.Layers;

/// <summary>
/// What a transformation may lay over or under a picture, found before there are pixels: the sources in every branch, with every value
/// that a variable in their names was given so far, and those that numbers alone lead to. What a branch not taken names is among them,
/// so a missing one is no error yet.
/// </summary>
public static class LayerReferences
{
    /// <summary>Bounds the look-ups of one request.</summary>
    private const int Most = 100;

    /// <param name="effects">What this server carries out.</param>
    /// <returns>Each source, and whether it stands in the transformation as it is, without a variable.</returns>
    /// <exception cref="TransformationException">A source or a variable is none, or there are too many.</exception>
    public static IReadOnlyCollection<(LayerSource Source, bool IsWritten)> Of(Transformation transformation, PlanInput input, EffectCatalog effects)
    {
        var found = new Dictionary<string, (LayerSource Source, bool IsWritten)>(StringComparer.Ordinal);
        var values = new GivenValues(new(input.Facts) { State = PictureState.Of(input) });
        var isFilled = false;
        foreach (var component in transformation.Components)
        {
            values.Note(component);
            if (Words.LayerOf(component) is not { } parameter)
                continue;
            var written = LayerSource.Parse(parameter);
            var names = values.NamesIn(written);
            isFilled |= names.Count > 0;
            foreach (var source in names.Count == 0 ? [written] : values.Fill(written, names, Most - found.Count))
                Add(source, source == written);

            if (found.Count > Most)
                throw parameter.Error($"Maximum number of layers is {Most}");
        }

        foreach (var source in isFilled ? Met(transformation, input, effects).Take(Most) : [])
            Add(source, false);
        return found.Values;

        void Add(LayerSource source, bool isWritten)
        {
            var text = source.ToString();
            found[text] = (source, isWritten || (found.TryGetValue(text, out var known) && known.IsWritten));
        }
    }

    /// <summary>Those that are laid on a picture of the size that is known, with the values that variables have there.</summary>
    private static List<LayerSource> Met(Transformation transformation, PlanInput input, EffectCatalog effects)
    {
        var met = new List<LayerSource>();
        try
        {
            Evaluator.Run(transformation, input, effects, new NotingCanvas(new NumberCanvas(PictureState.Of(input), input), met));
        }
        catch (TransformationException)
        {
            // Who carries it out tells what is wrong with it.
        }

        return met;
    }
}
