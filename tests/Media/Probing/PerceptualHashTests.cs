using System.Globalization;
using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing.Hashing;
using ServerlessDam.Media.Probing.Pictures;
using ServerlessDam.Media.Tests.Vision;

namespace ServerlessDam.Media.Tests.Probing;

public sealed class PerceptualHashTests : IDisposable
{
    private const int Near = 8;

    private readonly TestFiles _files = new();

    public PerceptualHashTests() => LibvipsPolicy.Apply();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void It_is_sixteen_hexadecimal_digits_and_the_same_each_time()
    {
        var file = _files.Photo("a.png", 400, 300, seed: 1);
        Assert.Matches("^[0-9a-f]{16}$", HashOf(file, "png"));
        Assert.Equal(HashOf(file, "png"), HashOf(file, "png"));
    }

    [Theory]
    [InlineData("small.jpg", 0.25, "[Q=90]")]
    [InlineData("poor.jpg", 1, "[Q=20]")]
    [InlineData("other.webp", 0.5, "[Q=60]")]
    public void A_scaled_and_recompressed_copy_is_near(string name, double scale, string options)
    {
        var original = _files.Photo("a.png", 800, 600, seed: 2);
        using var image = Image.NewFromFile(original);
        using var copy = image.Resize(scale);
        copy.WriteToFile(_files[name] + options);
        Assert.InRange(PerceptualHash.Distance(HashOf(original, "png"), HashOf(_files[name], Path.GetExtension(name)[1..])), 0, Near);
    }

    [Fact]
    public void A_brighter_copy_is_near()
    {
        var original = _files.Photo("a.png", 800, 600, seed: 2);
        using var image = Image.NewFromFile(original);
        using var bright = (image * 0.8 + 20).Cast(Enums.BandFormat.Uchar);
        bright.WriteToFile(_files["bright.png"]);
        Assert.InRange(PerceptualHash.Distance(HashOf(original, "png"), HashOf(_files["bright.png"], "png")), 0, Near);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(255)]
    public void A_picture_of_one_colour_says_nothing(int value)
    {
        using var flat = (Image.Black(300, 200, 3) + value).Cast(Enums.BandFormat.Uchar);
        flat.WriteToFile(_files["flat.png"]);
        Assert.Equal(value == 0 ? "0000000000000000" : "8000000000000000", HashOf(_files["flat.png"], "png"));
    }

    /// <summary>
    /// What the search for duplicates goes by: the odd frequencies across change their signs. Those between the median and its own negative do
    /// not turn their bits: in photographs few of them, in the soft patches of the other tests more.
    /// </summary>
    [Theory]
    [InlineData("astronaut.jpg", 0, 0, 512, 512)]
    [InlineData("cat.jpg", 40, 20, 230, 240)]
    public void A_mirrored_photograph_differs_in_the_odd_columns(string photo, int left, int top, int width, int height)
    {
        using var whole = Image.NewFromFile(Installed.Photo(photo));
        using var original = whole.ExtractArea(left, top, width, height);
        using var mirrored = original.FlipHor();
        original.WriteToFile(_files["original.png"]);
        mirrored.WriteToFile(_files["mirrored.png"]);

        Assert.InRange(PerceptualHash.Distance(HashOf(_files["original.png"], "png"), Mirrored(HashOf(_files["mirrored.png"], "png"))), 0, Near);
    }

    [Fact]
    public void Different_pictures_are_farther_apart_than_copies()
    {
        var hashes = Enumerable.Range(1, 8).Select(seed => HashOf(_files.Photo($"{seed}.png", 400, 300, 10 * seed), "png")).ToList();
        var distances = hashes.SelectMany((one, i) => hashes.Skip(i + 1).Select(other => PerceptualHash.Distance(one, other)));
        Assert.All(distances, distance => Assert.InRange(distance, Near + 1, 64 - Near));
    }

    private static string Mirrored(string hash)
        => (ulong.Parse(hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ 0x5555_5555_5555_5555).ToString("x16", CultureInfo.InvariantCulture);

    private static string HashOf(string path, string format) => PerceptualHash.Of(SmallCopy.Of(path, format));
}
