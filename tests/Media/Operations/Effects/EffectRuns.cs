using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Tests.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Operations.Effects;

public sealed class EffectRuns : IDisposable
{
    private static readonly PixelSize Size = new(61, 47);
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Names() => [.. ServedEffects.Catalog.OfPixels.Select(effect => effect.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_effect_runs_on_every_kind_of_picture_from_its_least_to_its_most(string name)
    {
        var effect = ServedEffects.Catalog.ByName[name];
        using var opaque = Scene(alpha: false);
        using var clear = Scene(alpha: true);
        using var dot = Bench.Flat(1, 1, 180, 90, 40);
        using var reel = Bench.Reel(40, 30, 3);
        (string Path, PixelSize Size, string Format)[] sources =
        [
            (_bench.Save(opaque, "a.png"), Size, "png"), (_bench.Save(opaque, "a.jpg"), Size, "jpg"), (_bench.Save(clear, "a.png"), Size, "png"),
            (_bench.Save(dot, "a.png"), new(1, 1), "png"), (_bench.Save(reel, "a.gif"), new(40, 30), "gif"),
        ];

        foreach (var transformation in new[] { effect.Sample, Written(effect, most: false), Written(effect, most: true) })
            foreach (var (path, size, format) in sources)
                Runs(path, size, format, transformation, name);
    }

    private void Runs(string path, PixelSize size, string format, string transformation, string name)
    {
        var input = new PlanInput { Size = size, Faces = [size.Bounds] };
        PixelSize foretold;
        try
        {
            foretold = Plan.Of(Transformation.Parse(transformation), input, ServedEffects.Catalog).After(input).Size;
        }
        catch (TransformationException)
        {
            var refused = Assert.Throws<DamException>(() => _bench.Run(path, transformation, format, request => request with { Faces = [size.Bounds] }));
            Assert.StartsWith("Maximum image", refused.Message, StringComparison.Ordinal);
            return;
        }

        using var result = _bench.Derive(path, transformation, format, request => request with { Faces = [size.Bounds] });

        if (name != "trim")
            Assert.Equal((transformation, foretold.Width, foretold.Height), (transformation, result.Width, result.PageHeight));

        // The encoder joins frames that an effect has made alike.
        Assert.InRange(result.Height / result.PageHeight, 1, format == "gif" ? 3 : 1);
        Assert.True(double.IsFinite(result.Avg()));
    }

    /// <summary>All arguments at one end of their ranges.</summary>
    private static string Written(Effect effect, bool most)
    {
        var arguments = effect.Arguments.Select(argument => argument switch
        {
            NumberDeclaration number => $"{number.Name}_{(most ? number.To : number.From)}",
            DecimalDeclaration number => FormattableString.Invariant($"{number.Name}_{(most ? number.To : number.From)}"),
            ChoiceDeclaration choice => $"{choice.Name}_{(most ? choice.Values[^1] : choice.Values[0])}",
            ColorDeclaration { FromCo: false } color => $"{color.Name}_{(most ? "white" : "black")}",
            ColorStopsDeclaration stops => $"{stops.Name}_red",
            NumbersDeclaration { Name: "matrix" } matrix => $"{matrix.Name}_{string.Join(':', Enumerable.Repeat(most ? 1 : -1, most ? 16 : 9))}",
            _ => null,
        }).OfType<string>().ToList();
        if (effect.Name is "contrast")
            arguments = [most ? "level_200;type_linear" : "level_-100"];
        var offsets = effect.Arguments.Any(argument => argument is OffsetDeclaration or RegionDeclaration) ? $",x_{(most ? "0.9" : "-0.9")}" : "";
        return $"e_{effect.Name}{(arguments.Count > 0 ? ":" + string.Join(';', arguments) : "")}{offsets}";
    }

    /// <summary>Many colours, some of them transparent.</summary>
    private static Image Scene(bool alpha)
    {
        using var place = Image.Xyz(Size.Width, Size.Height);
        using var x = place[0];
        using var y = place[1];
        using var red = x * 4;
        using var green = y * 5;
        using var blue = (x + y) * 2;
        using var colours = red.Bandjoin(green, blue);
        using var bytes = colours.Cast(Enums.BandFormat.Uchar);
        using var srgb = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        if (!alpha)
            return srgb.CopyMemory();
        using var falling = y.Linear([-6], [255]);
        using var band = falling.Cast(Enums.BandFormat.Uchar);
        using var joined = srgb.Bandjoin(band);
        return joined.CopyMemory();
    }
}
