using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Layers that are laid more than once: base 400x300 blue, logo 100x50 red.</summary>
public sealed class LayerCopies : IDisposable
{
    private static readonly double[] Blue = [0, 0, 200];
    private static readonly double[] Red = [200, 0, 0];

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_layer_on_faces_lies_on_each_of_them_and_nowhere_without()
    {
        const string OnFaces = "l_logo,g_faces,w_1.0,fl_region_relative";

        using var result = Derive(OnFaces, new(100, 100, 20, 20), new(300, 200, 40, 40));
        using var without = Derive(OnFaces);

        Assert.Equal(Red, result.Getpoint(110, 110));
        Assert.Equal(Red, result.Getpoint(300, 220));
        Assert.Equal(Red, result.Getpoint(339, 220));
        Assert.Equal(Blue, result.Getpoint(121, 110));
        Assert.Equal(0, without[0].Max());
    }

    [Theory]
    [InlineData("l_logo/e_sepia/fl_layer_apply,g_faces", 1)]
    [InlineData("l_logo/l_logo/c_scale,w_5/fl_layer_apply/fl_layer_apply,g_faces", 2)]
    // Two of the faces are of one size.
    [InlineData("l_logo/c_scale,fl_region_relative,w_1.0/fl_layer_apply,g_faces", 2)]
    [InlineData("l_logo/fl_layer_apply,g_face", 1)]
    public void A_layer_on_many_faces_is_made_once_for_all_on_which_it_is_the_same(string transformation, int opened)
    {
        var faces = new PixelRect[] { new(60, 60, 20, 20), new(200, 200, 20, 20), new(300, 120, 40, 40) };
        var request = Request(transformation, faces);
        var count = 0;

        ImageEngine.Run(request.SourcePath, request, (file, _) => { count++; return SourceFile.Of(file); }, CancellationToken.None);

        Assert.Equal(opened, count);
        using var result = Bench.Open(request.OutputPath, "png");
        var seen = faces.Where(face => result.Getpoint(face.X + (face.Width / 2), face.Y + (face.Height / 2))[2] < 150);
        Assert.Equal(transformation.Contains("g_faces", StringComparison.Ordinal) ? 3 : 1, seen.Count());
    }

    [Theory]
    [InlineData("$x_10/l_logo,c_scale,h_10,w_$x/fl_layer_apply,g_north_west/$x_20/l_logo,c_scale,h_10,w_$x/fl_layer_apply,g_south_west", 10, 20)]
    [InlineData("$x_10,l_logo,c_scale,h_10,w_$x/fl_layer_apply,g_north_west/$x_$x_mul_2,l_logo,c_scale,h_10,w_$x/fl_layer_apply,g_south_west", 10, 20)]
    [InlineData("$x_10/l_logo/$x_$x_add_5/c_scale,h_10,w_$x/fl_layer_apply,g_north_west/l_logo/c_scale,h_10,w_$x/$x_30/fl_layer_apply,g_south_west", 15, 15)]
    [InlineData("$x_10/l_logo/if_w_gt_50/$x_25/if_end/c_scale,h_10,w_$x/fl_layer_apply,g_north_west/l_logo/c_scale,h_10,w_$x/fl_layer_apply,g_south_west", 25, 25)]
    [InlineData("$x_10/l_logo/c_scale,h_10,w_40/fl_layer_apply,g_north_west,x_$x/$x_20/l_logo/c_scale,h_10,w_40/fl_layer_apply,g_south_west,x_$x", 40, 40)]
    public void Each_layer_has_the_values_that_variables_have_where_it_stands(string transformation, int upper, int lower)
    {
        using var result = Derive(transformation);

        Assert.Equal((upper, lower), (RedIn(result, 5), RedIn(result, 295)));
    }

    [Theory]
    [InlineData("$x_10/l_logo/$x_$x_add_10/c_scale,h_10,w_$x/fl_layer_apply,g_faces")]
    // Copies of several sizes are made one by one.
    [InlineData("$x_10/l_logo/$x_$x_add_10/c_scale,fl_region_relative,h_0.5,w_1.0/c_scale,h_10,w_$x/fl_layer_apply,g_faces")]
    [InlineData("$x_10/l_logo/c_scale,fl_region_relative,h_0.5,w_1.0/$x_$x_add_10,c_scale,h_10,w_$x/fl_layer_apply,g_faces/l_logo/c_scale,h_10,w_$x/fl_layer_apply,g_south_west")]
    public void Every_copy_of_a_layer_begins_with_the_values_that_variables_had_in_front_of_it(string transformation)
    {
        using var result = Derive(transformation, new(100, 50, 20, 20), new(250, 100, 60, 60), new(150, 200, 40, 40));

        Assert.Equal([20, 20, 20], new[] { 60, 130, 220 }.Select(row => RedIn(result, row)));
        Assert.Equal(transformation.Contains("south_west", StringComparison.Ordinal) ? 20 : 0, RedIn(result, 295));
    }

    [Fact]
    public void Copies_lie_where_the_regions_are_although_an_earlier_one_made_the_picture_larger()
    {
        using var result = Derive("l_logo/fl_layer_apply,g_faces,y_0.1", new(0, 0, 20, 20), new(300, 200, 20, 20));

        // The first one hangs out by 40 on the left.
        Assert.Equal((440, 300), (result.Width, result.Height));
        Assert.Equal(Red, result.Getpoint(300, 215)[..3]);
        Assert.Equal(Red, result.Getpoint(399, 264)[..3]);
        Assert.Equal(Blue, result.Getpoint(299, 215)[..3]);
        Assert.Equal(Blue, result.Getpoint(300, 265)[..3]);
    }

    private static int RedIn(Image result, int row)
    {
        using var line = result.Crop(0, row, result.Width, 1);
        using var red = line[0] > 100;
        return (int)Math.Round(red.Avg() / 255 * result.Width);
    }

    private Image Derive(string transformation, params PixelRect[] faces)
    {
        var request = Request(transformation, faces);
        ImageEngine.Run(request.SourcePath, request, (file, _) => SourceFile.Of(file), CancellationToken.None);
        return Bench.Open(request.OutputPath, "png");
    }

    private DeriveRequest Request(string transformation, PixelRect[] faces)
    {
        using var picture = Bench.Flat(400, 300, Blue);
        using var logo = Bench.Flat(100, 50, Red);
        return _bench.Request(_bench.Save(picture, "a.png"), transformation, "png") with
        {
            Faces = faces,
            Layers = new Dictionary<string, LayerFile> { ["logo"] = new(_bench.Save(logo, "layer.png"), "png") },
        };
    }
}
