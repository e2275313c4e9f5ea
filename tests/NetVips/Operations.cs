using NetVips;

namespace NetVipsTests;

public sealed class Operations
{
    [Fact]
    public void Resizing_rounds_to_whole_pixels()
    {
        using var picture = Pictures.Noise(639, 960);

        using var half = picture.Resize(0.5);
        using var stretched = picture.Resize(2, vscale: 0.25);

        Assert.Equal((320, 480), (half.Width, half.Height));
        Assert.Equal((1278, 240), (stretched.Width, stretched.Height));
    }

    [Fact]
    public void A_thumbnail_shrinks_while_it_loads()
    {
        using var picture = Pictures.Noise(1600, 1200);
        var file = picture.JpegsaveBuffer();

        using var small = Image.ThumbnailBuffer(file, 400, height: 400, crop: Enums.Interesting.Centre);
        using var boxed = picture.ThumbnailImage(100, size: Enums.Size.Down);

        Assert.Equal((400, 400), (small.Width, small.Height));
        Assert.Equal((100, 75), (boxed.Width, boxed.Height));
    }

    [Fact]
    public void Cropping_keeps_the_pixels_of_the_window()
    {
        using var picture = Image.Xyz(20, 10);

        using var window = picture.Crop(5, 3, 4, 2);

        Assert.Equal((4, 2), (window.Width, window.Height));
        Assert.Equal([5.0, 3.0], window.Getpoint(0, 0));
    }

    [Fact]
    public void Embedding_fills_with_the_background()
    {
        using var red = Pictures.Flat(10, 10, 255, 0, 0);

        using var framed = red.Embed(5, 5, 20, 20, extend: Enums.Extend.Background, background: [0, 0, 255]);
        using var corner = red.Gravity(Enums.CompassDirection.SouthEast, 20, 20);

        Assert.Equal([0.0, 0.0, 255.0], framed.Getpoint(0, 0));
        Assert.Equal([255.0, 0.0, 0.0], framed.Getpoint(5, 5));
        Assert.Equal([255.0, 0.0, 0.0], corner.Getpoint(19, 19));
        Assert.Equal([0.0, 0.0, 0.0], corner.Getpoint(0, 0));
    }

    [Fact]
    public void Compositing_blends_by_alpha()
    {
        using var below = Pictures.Flat(10, 10, 0, 0, 0);
        using var above = Pictures.Flat(4, 4, 255, 255, 255, 128);

        using var both = below.Composite2(above, Enums.BlendMode.Over, x: 3, y: 3);

        Assert.Equal(4, both.Bands);
        Assert.InRange(both.Getpoint(4, 4)[0], 127, 129);
        Assert.Equal(0, both.Getpoint(0, 0)[0]);
    }

    [Fact]
    public void Flattening_lays_alpha_on_a_colour()
    {
        using var clear = Pictures.Flat(4, 4, 10, 20, 30, 0);

        using var flat = clear.Flatten(background: [1, 2, 3]);

        Assert.False(flat.HasAlpha());
        Assert.Equal([1.0, 2.0, 3.0], flat.Getpoint(0, 0));
    }

    [Fact]
    public void Bands_join_and_part()
    {
        using var red = Pictures.Flat(4, 4, 9, 8, 7);
        using var first = red[0];

        using var opaque = red.AddAlpha();
        using var doubled = red.Bandjoin(first, first);
        using var constant = first.Bandjoin(1, 2);

        Assert.Equal([9.0, 8, 7, 255], opaque.Getpoint(0, 0));
        Assert.Equal([9.0, 8, 7, 9, 9], doubled.Getpoint(0, 0));
        Assert.Equal([9.0, 1, 2], constant.Getpoint(0, 0));
    }

    [Fact]
    public void Operators_are_arithmetic_on_pixels()
    {
        using var ten = Pictures.Flat(2, 2, 10, 20, 30);
        using var sum = ten + ten;
        using var scaled = ten * 3;
        using var shifted = ten - new double[] { 1, 2, 3 };
        using var bright = ten > 15;
        using var chosen = bright.Ifthenelse(ten, 0);

        Assert.Equal([20.0, 40, 60], sum.Getpoint(0, 0));
        Assert.Equal([30.0, 60, 90], scaled.Getpoint(0, 0));
        Assert.Equal([9.0, 18, 27], shifted.Getpoint(0, 0));
        Assert.Equal([0.0, 20, 30], chosen.Getpoint(0, 0));
    }

    [Fact]
    public void Turning_moves_the_corners()
    {
        using var picture = Image.Xyz(40, 20);

        using var turned = picture.Rot90();
        using var mirrored = picture.FlipHor();
        using var tilted = picture.Similarity(angle: 45);

        Assert.Equal((20, 40), (turned.Width, turned.Height));
        Assert.Equal([0.0, 19.0], turned.Getpoint(0, 0));
        Assert.Equal([39.0, 0.0], mirrored.Getpoint(0, 0));
        Assert.InRange(tilted.Width, 41, 44);
    }

    [Fact]
    public void Several_results_come_as_an_array()
    {
        using var white = Pictures.Flat(100, 100, 255, 255, 255);
        using var red = Pictures.Flat(40, 20, 255, 0, 0);
        using var placed = white.Insert(red, 10, 30);

        var box = placed.FindTrim(threshold: 10, background: [255, 255, 255]);

        Assert.Equal([10, 30, 40, 20], box);
    }

    [Fact]
    public void A_matrix_keeps_its_scale()
    {
        using var mask = Image.NewFromArray(new double[,] { { 1, 1 }, { 1, 1 } }, scale: 4);
        using var flat = Pictures.Flat(8, 8, 100);

        using var same = flat.Conv(mask);

        Assert.Equal(4.0, mask.Get("scale"));
        Assert.Equal(100.0, same.Getpoint(4, 4)[0]);
    }
}
