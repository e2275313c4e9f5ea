using NetVips;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Media.Probing.Metadata;

namespace ServerlessDam.Media.Tests.Probing;

public sealed class MetadataTests : IDisposable
{
    /// <summary>Of a PNG's last chunk, which is empty.</summary>
    private const int EndBytes = 12;

    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Tags_have_the_names_that_exiftool_gives_them()
    {
        var tags = MetadataReader.Read(WithExif(
            ("exif-ifd0-Make", "Nikon"), ("exif-ifd0-Model", "D850"), ("exif-ifd0-DateTime", "2024:05:06 07:08:09"),
            ("exif-ifd2-DateTimeOriginal", "2023:01:02 03:04:05"), ("exif-ifd2-FNumber", "28/10"), ("exif-ifd2-ISOSpeedRatings", "400"),
            ("exif-ifd3-GPSLatitudeRef", "N"), ("exif-ifd3-GPSLatitude", "51/1 30/1 0/1"),
            ("exif-ifd3-GPSLongitudeRef", "W"), ("exif-ifd3-GPSLongitude", "0/1 7/1 30/1"))).Tags;
        Assert.Equal("Nikon", tags["Make"]);
        Assert.Equal("D850", tags["Model"]);
        Assert.Equal("2024:05:06 07:08:09", tags["ModifyDate"]);
        Assert.Equal("2023:01:02 03:04:05", tags["DateTimeOriginal"]);
        Assert.Equal("400", tags["ISO"]);
        Assert.Contains("2.8", tags["FNumber"], StringComparison.Ordinal);
        Assert.StartsWith("51", tags["GPSLatitude"], StringComparison.Ordinal);
        Assert.Equal("51.5, -0.125", tags["GPSPosition"]);
    }

    [Fact]
    public void Xmp_lists_become_one_value()
    {
        const string xmp = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
             xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Köln">
             <dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li>ship</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>
            """;
        using var flat = Image.NewFromFile(_files.Flat("flat.png", 8, 8, 1, 2, 3));
        using var described = flat.Mutate(m => m.Set(GValue.BlobType, "xmp-data", System.Text.Encoding.UTF8.GetBytes(xmp)));
        described.WriteToFile(_files["a.jpg"]);
        var tags = MetadataReader.Read(_files["a.jpg"]).Tags;
        Assert.Equal("sea, ship", tags["Subject"]);
        Assert.Equal("Köln", tags["City"]);
    }

    [Fact]
    public void Of_a_png_the_pixels_are_not_read_and_what_is_said_in_front_of_them_and_behind_is()
    {
        using var noise = Image.Gaussnoise(3000, 2000, sigma: 60, mean: 128);
        using var bytes = noise.Cast(Enums.BandFormat.Uchar);
        using var named = bytes.Mutate(mutable => mutable.Set(GValue.GStrType, "png-comment-0-Title", "a sea of noise"));
        named.WriteToFile(_files["a.png[keep=all]"]);
        Assert.InRange(new FileInfo(_files["a.png"]).Length, 4_000_000, long.MaxValue);

        using var kept = Assert.IsType<MemoryStream>(PixellessPng.TryRead(_files["a.png"]));

        Assert.InRange(kept.Length, 0, 4000);
        Assert.Equal("a sea of noise", MetadataReader.Read(_files["a.png"]).Tags["Title"]);
        var whole = File.ReadAllBytes(_files["a.png"]);
        var more = MetadataReader.Read(_files.Write("c.png", [.. whole[..^EndBytes], .. Chunk("tEXt", "Creation Time\0yesterday"u8), .. whole[^EndBytes..]])).Tags;
        Assert.Equal(("a sea of noise", "yesterday"), (more["Title"], more["CreationTime"]));

        // Cut off amid its pixels, it still says what it said in front of them.
        Assert.Equal("a sea of noise", MetadataReader.Read(_files.Write("b.png", whole[..(whole.Length / 2)])).Tags["Title"]);
    }

    [Fact]
    public void A_png_that_would_fill_the_memory_with_words_says_what_fits()
    {
        var flat = File.ReadAllBytes(_files.Flat("a.png", 8, 8, 1, 2, 3));
        using var bomb = new MemoryStream();
        bomb.Write("Comment\0\0"u8);
        using (var deflating = new System.IO.Compression.ZLibStream(bomb, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            deflating.Write(new byte[2 * PixellessPng.MostBytes]);
        byte[] text = [.. "Author\0"u8, .. "nobody"u8];
        byte[] bombs = [.. flat[..^EndBytes], .. Chunk("zTXt", bomb.ToArray()), .. Chunk("iTXt", [.. "Title\0\u0001\0\0\0"u8, .. bomb.ToArray()[9..]]), .. Chunk("tEXt", text), .. flat[^EndBytes..]];
        byte[] crowd = [.. flat[..^EndBytes], .. Enumerable.Repeat(Chunk("tEXt", text), 3 * PixellessPng.MostChunks).SelectMany(chunk => chunk), .. flat[^EndBytes..]];

        using var keptOfBombs = PixellessPng.TryRead(_files.Write("b.png", bombs));
        using var keptOfCrowd = PixellessPng.TryRead(_files.Write("c.png", crowd));

        Assert.InRange(keptOfBombs!.Length, 0, flat.Length + 1000);
        Assert.InRange(keptOfCrowd!.Length, 0, flat.Length + (PixellessPng.MostChunks * Chunk("tEXt", text).Length));
        foreach (var name in (string[])["b.png", "c.png"])
            Assert.Equal("nobody", MetadataReader.Read(_files[name]).Tags["Author"]);
    }

    [Fact]
    public void What_is_deflated_in_a_png_is_read_where_it_is_whole()
    {
        var flat = File.ReadAllBytes(_files.Flat("a.png", 8, 8, 1, 2, 3));
        using var said = new MemoryStream();
        using (var deflating = new System.IO.Compression.ZLibStream(said, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            deflating.Write("by the sea"u8);
        byte[] words = [.. flat[..^EndBytes], .. Chunk("zTXt", [.. "Comment\0\0"u8, .. said.ToArray()]), .. Chunk("iTXt", [.. "Title\0\u0001\0\0\0"u8, .. said.ToArray()]), .. flat[^EndBytes..]];

        using var kept = PixellessPng.TryRead(_files.Write("b.png", words));

        Assert.InRange(kept!.Length, words.Length - flat.Length + 1, words.Length);
        Assert.Equal("by the sea", MetadataReader.Read(_files["b.png"]).Tags["Comment"]);
    }

    [Fact]
    public void A_file_without_metadata_has_none_and_a_broken_one_is_no_error()
    {
        Assert.Empty(MetadataReader.Read(_files.Flat("a.gif", 8, 8, 1, 2, 3)).Tags);
        Assert.Empty(MetadataReader.Read(_files.Write("b.jpg", "no picture at all")).Tags);
        Assert.Empty(MetadataReader.Read(_files.Write("c.jpg", [])).Tags);
    }

    [Fact]
    public void Damaged_bytes_anywhere_never_make_reading_fail()
    {
        var good = File.ReadAllBytes(WithExif(("exif-ifd0-Make", "Nikon"), ("exif-ifd3-GPSLatitude", "51/1 30/1 0/1"), ("exif-ifd2-UserComment", "x")));
        for (var at = 2; at < Math.Min(good.Length, 400); at++)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 0xFF;
            MetadataReader.Read(_files.Write("bad.jpg", bad));
        }
    }

    [Fact]
    public void Values_are_printable_and_bounded()
    {
        var tags = new FlatTags();
        tags.Add("A", "a\0b\nc\uD800");
        tags.Add("A", "second");
        tags.Add("B", new string('x', 10_000));
        for (var i = 0; i < 1000; i++)
            tags.Add($"N{i}", new string('y', 500));
        tags.Add("Empty", " ");
        Assert.Equal("a b c\uFFFD", tags.Tags["A"]);
        Assert.Equal(2000, tags.Tags["B"].Length);
        Assert.DoesNotContain("Empty", tags.Tags.Keys);
        Assert.InRange(tags.Tags.Sum(tag => tag.Key.Length + tag.Value.Length), 60_000, 64_000);
    }

    private string WithExif(params (string Name, string Value)[] tags)
    {
        using var flat = Image.NewFromFile(_files.Flat("flat.png", 8, 8, 1, 2, 3));
        using var tagged = flat.Mutate(m =>
        {
            foreach (var (name, value) in tags)
                m.Set(GValue.GStrType, name, value);
        });
        tagged.WriteToFile(_files["tagged.jpg"]);
        return _files["tagged.jpg"];
    }

    private static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        using var chunk = new MemoryStream();
        PngChunks.Write(chunk, type, data);
        return chunk.ToArray();
    }
}
