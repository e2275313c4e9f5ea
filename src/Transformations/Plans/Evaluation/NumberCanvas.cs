using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Layers;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>A picture of which only the numbers are known: notes the steps and works out what they make of its size.</summary>
internal sealed class NumberCanvas(PictureState state, PlanInput input) : ICanvas
{
    /// <summary>For a layer of which nothing is known.</summary>
    private static readonly PixelSize Nominal = new(1, 1);

    private readonly List<PlanStep> _steps = [];
    private LayerContent? _content;
    private bool _isGuess;

    public PictureState State { get; private set; } = state;

    public ValueList<PlanStep> Steps => _steps.ToValueList();

    /// <summary>The limits of a video are also those of its length, which is known.</summary>
    private bool IsOfUnknownSize => !input.IsSizeKnown && input.Facts.Video is null;

    public void Apply(PlanStep step)
    {
        _steps.Add(step);
        try
        {
            State = step.After(State);
        }
        catch (TransformationException) when (_isGuess || IsOfUnknownSize)
        {
            // What does not fit a size that was guessed may fit the real one: the pixels decide.
        }

        // How much it leaves only pixels tell.
        _isGuess |= step is EffectStep { Name: "trim" };
    }

    public ICanvas Open(LayerContent content)
    {
        var known = content is PictureContent picture && input.LayerSizes.TryGetValue(picture.Source.ToString(), out var its) ? its : input.SizeOfLayers;
        var size = known ?? Nominal;
        var length = Duration(content);
        return new NumberCanvas(new() { Initial = size, Size = size, InitialDuration = length, Duration = length }, input) { _content = content, _isGuess = known is null };
    }

    public void Lay(ICanvas layer, LayerPlacement placement)
    {
        var numbers = (NumberCanvas)layer;
        _isGuess |= numbers._isGuess;
        Apply(new LayerStep(numbers._content!, numbers.Steps, placement, numbers.State.Size) { Duration = numbers.State.Duration });
    }

    private TimeSpan? Duration(LayerContent content)
        => content is PictureContent { Source: AssetSource { Media: not LayerMedia.Image } or FetchSource { Media: not LayerMedia.Image } } clip
            ? input.LayerDurations.TryGetValue(clip.Source.ToString(), out var known) ? known : input.Facts.Video?.Duration
            : null;

    public void Dispose()
    {
    }
}
