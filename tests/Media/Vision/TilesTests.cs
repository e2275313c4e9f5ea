using ServerlessDam.Media.Vision.Upscaling;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>The arithmetic of enlarging piece by piece.</summary>
public sealed class TilesTests
{
    [Theory]
    [InlineData(1, 1, 8)]
    [InlineData(8, 8, 8)]
    [InlineData(9, 1, 8)]
    [InlineData(101, 37, 16)]
    public void Each_pixel_is_in_one_piece_and_no_piece_is_too_long(int width, int height, int longest)
    {
        var covered = new int[width * height];
        foreach (var piece in Tiles.Of(new PixelSize(width, height), longest))
        {
            Assert.InRange(Math.Max(piece.Width, piece.Height), 1, longest);
            for (var y = piece.Y; y < piece.Bottom; y++)
            {
                for (var x = piece.X; x < piece.Right; x++)
                    covered[(y * width) + x]++;
            }
        }
        Assert.All(covered, times => Assert.Equal(1, times));
    }

    [Fact]
    public void Beyond_its_edges_a_picture_goes_on_as_it_ends()
    {
        byte[] rgb = [1, 1, 1, 2, 2, 2];
        float[] row = [1, 1, 1, 1, 1, 1, 2, 2, 2];
        Assert.Equal([.. row, .. row, .. row], new EdgedPixels(rgb, new(2, 1)).Around(new(0, 0, 1, 1), reach: 1));
    }

    [Fact]
    public void A_piece_is_put_where_it_belongs_without_what_was_around_it()
    {
        // One pixel of two, with one around it, of which nothing is left: 12 × 12 become the right half of 8 × 4.
        var plane = Enumerable.Range(0, 12 * 12).Select(i => i % 12 is >= 4 and < 8 && i / 12 is >= 4 and < 8 ? 200f : -1);
        var enlarged = new EnlargedPixels(new(2, 1), isGrey: false);
        enlarged.Put([.. plane, .. plane.Select(value => value / 2), .. plane.Select(value => value * 2)], new(1, 0, 1, 1), reach: 1);

        byte[] row = [.. new byte[12], 200, 100, 255, 200, 100, 255, 200, 100, 255, 200, 100, 255];
        Assert.Equal([.. row, .. row, .. row, .. row], enlarged.Rgb);
    }
}
