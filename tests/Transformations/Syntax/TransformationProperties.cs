using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Syntax;

public sealed class TransformationProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    [Fact]
    public void Parsing_what_was_printed_gives_the_same_tree_and_text()
        => Prop.ForAll(RawText.Any, raw =>
        {
            if (Parsed(raw) is not { } tree)
                return true;

            var text = tree.ToString();
            var again = Transformation.Parse(text);
            return again.Equals(tree) && again.ToString() == text;
        }).Check(Thorough);

    [Fact]
    public void No_text_ends_a_plan_in_any_error_but_the_one_of_this_room()
        => Prop.ForAll(RawText.Any, raw =>
        {
            _ = Planned(raw);
            return true;
        }).Check(Thorough);

    [Fact]
    public void No_plan_leaves_the_limits_or_the_picture()
    {
        var resized = 0;
        Prop.ForAll(RawText.Any, raw =>
        {
            if (Planned(raw) is not { } plan)
                return true;

            var picture = PictureState.Of(RawText.Picture);
            foreach (var step in plan.Steps)
            {
                if (step is ResizeStep resize && !IsSound(resize, picture))
                    return false;
                if (TryAfter(step, picture) is not { } after)
                    return true;
                picture = after;
                resized += step is ResizeStep ? 1 : 0;
            }

            return picture.Size.Area <= 50_000_000 && Math.Max(picture.Size.Width, picture.Size.Height) <= 25_000;
        }).Check(Thorough);

        Assert.True(resized > 200, $"The generated texts resized only {resized} times.");
    }

    [Fact]
    public void Parsing_takes_time_in_proportion_to_the_text()
    {
        var text = string.Join(',', Enumerable.Repeat("fl_a.b.c,w_1,$x_%2C", 400));

        // The quickest of three: other programs have the processor too, and the first also compiles.
        var elapsed = Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(404, Transformation.Parse(text).Components[0].Parameters.Count);
            return watch.Elapsed;
        });
        Assert.True(elapsed < TimeSpan.FromSeconds(1), $"{elapsed}");
    }

    private static bool IsSound(ResizeStep step, PictureState picture)
    {
        try
        {
            var geometry = step.Resolve(picture);
            return geometry.Source.Intersect(picture.Size.Bounds) == geometry.Source
                && geometry.Window.Intersect(geometry.Scaled.Bounds) == geometry.Window
                && geometry.OffsetX >= 0 && geometry.OffsetX + geometry.Window.Width <= geometry.Canvas.Width
                && geometry.OffsetY >= 0 && geometry.OffsetY + geometry.Window.Height <= geometry.Canvas.Height
                && geometry.Scaled.Area <= 50_000_000;
        }
        catch (TransformationException)
        {
            return true;
        }
    }

    private static PictureState? TryAfter(PlanStep step, PictureState picture)
    {
        try
        {
            return step.After(picture);
        }
        catch (TransformationException)
        {
            return null;
        }
    }

    private static Plan? Planned(string raw)
    {
        try
        {
            return Plan.Of(Transformation.Parse(raw), RawText.Picture, ServedEffects.Catalog);
        }
        catch (TransformationException)
        {
            return null;
        }
    }

    private static Transformation? Parsed(string raw)
    {
        try
        {
            return Transformation.Parse(raw);
        }
        catch (TransformationException)
        {
            return null;
        }
    }
}
