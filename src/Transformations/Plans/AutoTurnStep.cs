namespace ServerlessDam.Transformations.Plans;

/// <summary><c>a_auto_right</c>, <c>a_auto_left</c>: a quarter turn, where the picture does not lie the way the requested box does.</summary>
/// <param name="Clockwise">The direction of the turn.</param>
/// <param name="WantsLandscape">The requested box is wider than high.</param>
public sealed record AutoTurnStep(bool Clockwise, bool WantsLandscape) : PlanStep
{
    /// <summary>The turn this picture needs; 0 degrees for none. A square needs none.</summary>
    public RotateStep TurnFor(PictureState picture)
        => new(
            picture.Size.Width == picture.Size.Height || picture.Size.Width > picture.Size.Height == WantsLandscape ? 0 : Clockwise ? 90 : 270,
            FlipHorizontal: false,
            FlipVertical: false,
            Corners: null);

    public override PictureState After(PictureState before) => TurnFor(before).After(before);
}
