using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine.Photoshop;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>Opens a source for a plan: the right page or all frames, upright, in sRGB, no larger than the first step needs.</summary>
internal static class Opening
{
    /// <param name="animated">Whether all frames are wanted.</param>
    /// <param name="decode">Opens the one page.</param>
    public static Picture Open(
        Source source, Plan plan, PictureState state, bool animated, int page, Func<LoadOptions, Image> decode, CancellationToken cancellationToken)
    {
        if (page > source.Pages)
            throw DamException.Invalid($"Invalid page in transformation: {page}");
        if (animated)
            return AllFrames(source, state, cancellationToken);

        var image = decode(Reduced(source, plan, state) with { Page = page - 1 });
        var picture = Extracted(new Picture([image], state, cancellationToken), source, plan.Source);
        try
        {
            if (!plan.Source.IgnoreOrientation && source.Orientation != 1)
            {
                picture = picture.Settled();
                picture = picture.Each(Turned);
            }

            return picture.Each(Colours.ToSrgb);
        }
        catch
        {
            picture.Dispose();
            throw;
        }
    }

    /// <summary>Without masks and what lies outside a path, where that is asked for: what is stored with the first picture of a file speaks of that.</summary>
    private static Picture Extracted(Picture stored, Source source, SourceOptions options)
    {
        if (options.Page is > 1)
            return stored;
        try
        {
            if (options.IgnoresMasks)
                stored = stored.Each(image => MaskChannels.Without(image, source.Original));
            if (options.Clip is not { } choice)
                return stored;
            stored = stored.Each(Colours.ToSrgb);
            return stored.Each(image => ClippingPath.Cut(image, ResourceBlocks.Of(source.Original, image), choice));
        }
        catch
        {
            stored.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A first step that scales down can have most of it done by the decoder; so can a second one, behind a cut, and one behind
    /// quarter turns and mirrors, which are as good on fewer pixels.
    /// </summary>
    private static LoadOptions Reduced(Source source, Plan plan, PictureState opened)
    {
        var (state, turns) = (opened, 0);
        for (; turns < plan.Steps.Count && Turn(plan.Steps[turns], state) is { IsRightAngle: true } turn; turns++)
            state = turn.After(state);
        var (factor, showsAll) = plan.Steps.Skip(turns).Take(2).ToArray() switch
        {
            [ResizeStep cut, ResizeStep next] when cut.Resolve(state).IsCut => (next.LargestScale(cut.After(state)), false),
            [ResizeStep first, ..] => (first.LargestScale(state), first.Resolve(state).Source == state.Size.Bounds && !first.LooksForSubject(state)),
            _ => (1, true),
        };

        // A drawing is only drawn larger than it is where all of that is seen.
        return source.IsDrawing
            ? new() { Scale = Drawable((showsAll ? factor : Math.Min(1, factor)) * opened.Size.Width / source.Stored.Width, source.Stored) }
            : new() { Shrink = factor > 0.5 ? 1 : factor > 0.25 ? 2 : factor > 0.125 ? 4 : 8, Scale = Math.Min(1, factor) };
    }

    /// <summary>Null for other steps.</summary>
    private static RotateStep? Turn(PlanStep step, PictureState state) => step is AutoTurnStep auto ? auto.TurnFor(state) : step as RotateStep;

    /// <summary>Drawings are drawn at the size that is asked for, within the limits for pictures.</summary>
    private static double Drawable(double factor, PixelSize size)
        => Math.Min(factor, Math.Min((double)PixelLimits.MaxSide / Math.Max(size.Width, size.Height), Math.Sqrt((double)PixelLimits.MaxArea / size.Area)));

    private static Picture AllFrames(Source source, PictureState state, CancellationToken cancellationToken)
    {
        SourceLimits.Check(source.Stored, source.Pages);
        using var reel = source.Open(new() { Frames = -1, Access = Enums.Access.Random });
        using var colours = Colours.ToSrgb(reel);
        var (width, height) = (source.Stored.Width, source.Stored.Height);
        var frames = new List<Image>();
        for (var top = 0; top + height <= colours.Height; top += height)
            frames.Add(colours.Crop(0, top, width, height));
        return new Picture(frames, state, cancellationToken) { Timing = Timing.Of(reel) };
    }

    private static Image Turned(Image image) => image.Autorot();
}
