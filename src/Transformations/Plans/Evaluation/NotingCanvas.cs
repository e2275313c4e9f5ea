using ServerlessDam.Transformations.Layers;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>A picture of numbers that notes which sources its layers are opened from.</summary>
internal sealed class NotingCanvas(ICanvas numbers, ICollection<LayerSource> noted) : ICanvas
{
    private readonly ICanvas _numbers = numbers;

    public PictureState State => _numbers.State;

    public void Apply(PlanStep step)
    {
        if (step is LutStep table)
            noted.Add(table.Source);
        _numbers.Apply(step);
    }

    public ICanvas Open(LayerContent content)
    {
        noted.Add(content.Source);
        return new NotingCanvas(_numbers.Open(content), noted);
    }

    public void Lay(ICanvas layer, LayerPlacement placement) => _numbers.Lay(((NotingCanvas)layer)._numbers, placement);

    public void Dispose() => _numbers.Dispose();
}
