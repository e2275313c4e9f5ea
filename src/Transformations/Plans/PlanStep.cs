using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>One thing to do to the picture as the steps before left it. The kinds are all in this folder.</summary>
public abstract record PlanStep
{
    private protected PlanStep()
    {
    }

    /// <summary>
    /// Size and regions after this step, as far as arithmetic tells. Who runs the pixels uses it to keep the state current, except
    /// after <see cref="EffectStep"/>s that change the size (trim): there the pixels decide, see <see cref="PictureState.Cropped"/>.
    /// </summary>
    /// <exception cref="TransformationException">The result would be above <see cref="PixelLimits"/>.</exception>
    public virtual PictureState After(PictureState before) => before;
}
