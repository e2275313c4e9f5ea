using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Upscaling;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_upscale: four times as many pixels a side, drawn by a model.</summary>
internal static class Upscale
{
    /// <summary>Pixels that are enlarged for each second that a request may take: a core of a small busy server was measured at 75 000 with what it takes to write them as JPEG, and others are slower.</summary>
    private const int AreaASecond = 32_000;

    /// <summary>Pixels of what is enlarged, at most.</summary>
    public static long MostArea { get; } = MostAreaIn(WorkerTime.OfEnvironment);

    /// <summary>320 000 in the usual ten seconds.</summary>
    public static long MostAreaIn(TimeSpan time) => (long)(AreaASecond * time.TotalSeconds);

    /// <summary>Refuses what arithmetic knows to be too large, before a pixel is decoded.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static void Check(Plan plan, PictureState picture)
    {
        // What a trim leaves is for the pixels to say, and how large a layer is for its file.
        using var all = new Enlargements();
        foreach (var size in Sizes(plan.Steps.TakeWhile(step => step is not (LayerStep or EffectStep { Name: "trim" })), picture))
            all.Count(size);
    }

    /// <summary>Pixels that are enlarged, as far as arithmetic tells; where layers are, as many as may be.</summary>
    /// <param name="most">In one transformation; what has more is refused.</param>
    public static long AreaIn(Plan plan, PictureState picture, long most)
        => IsInLayer(plan.Steps) ? most : Math.Min(most, Sizes(plan.Steps, picture).Sum(size => size.Area));

    private static bool IsInLayer(IEnumerable<PlanStep> steps) => steps.OfType<LayerStep>().Any(layer => layer.Steps.Any(IsUpscale) || IsInLayer(layer.Steps));

    /// <summary>Of the picture each time before it is enlarged.</summary>
    private static IEnumerable<PixelSize> Sizes(IEnumerable<PlanStep> steps, PictureState picture)
    {
        foreach (var step in steps)
        {
            if (IsUpscale(step))
                yield return picture.Size;
            picture = step.After(picture);
        }
    }

    private static bool IsUpscale(PlanStep step) => step is EffectStep { Effect.Engine: EffectEngine.Upscaling };

    /// <exception cref="DamException">NotAvailable: the model is not here. InvalidParameter: an animation, or too large. Unprocessable: this machine is too slow.</exception>
    public static Picture Apply(Picture picture, EffectStep step, Sight? sight, Enlargements enlargements, CancellationToken cancellationToken)
    {
        if (sight?.Upscaling is not { } model)
            throw new DamException(ErrorKind.NotAvailable, "Effect e_upscale needs an enhancement engine, which this server does not have");
        if (picture.IsAnimated)
            throw DamException.Invalid("Effect e_upscale takes no animations");
        enlargements.Count(picture.State.Size);
        var after = step.After(picture.State);
        var settled = picture.Settled();
        try
        {
            return settled.Each(image => Enlarging.Apply(image, model, cancellationToken), after);
        }
        catch
        {
            settled.Dispose();
            throw;
        }
    }
}
