using System.Buffers.Binary;
using System.IO.Compression;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Operations.Text.Fonts;

namespace ServerlessDam.Media.Tests.Operations.Text.Fonts;

public sealed class FontFileTests : IDisposable
{
    private static readonly byte[] Anton = File.ReadAllBytes(Drawn.Font("Anton_400Regular.ttf"));

    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_text_is_drawn_in_the_uploaded_font()
    {
        var uploaded = Drawn.Pixels("whatever.ttf_40", "Hamburg", _files.Write("a.ttf", Anton));

        Assert.Equal(Drawn.Pixels("Anton_40", "Hamburg"), uploaded);
        Assert.NotEqual(Drawn.Pixels("Arial_40", "Hamburg"), uploaded);
    }

    [Fact]
    public void A_font_in_WOFF_is_the_same_font()
        => Assert.Equal(
            Drawn.Pixels("Anton_40", "Hamburg"), Drawn.Pixels("whatever.woff_40", "Hamburg", _files.Write("a.woff", Woff(Anton))));

    [Fact]
    public void A_font_that_calls_itself_like_another_does_not_take_its_place()
    {
        var before = Drawn.Pixels("Arimo_40", "Hamburg");
        var posing = _files.Write("a.ttf", Sfnt.Read(Anton, 1 << 24).Named("Arimo"));

        var uploaded = Drawn.Pixels("a.ttf_40", "Hamburg", posing);

        Assert.Equal(Drawn.Pixels("Anton_40", "Hamburg"), uploaded);
        Assert.Equal(before, Drawn.Pixels("Arimo_40", "Hamburg"));
    }

    [Fact]
    public void A_missing_upload_is_drawn_in_another_font()
        => Assert.Equal(Drawn.Pixels("Arial_40", "Hamburg"), Drawn.Pixels("gone.ttf_40", "Hamburg"));

    [Fact]
    public void A_renamed_font_has_all_its_tables_and_the_one_name()
    {
        var original = Sfnt.Read(Anton, 1 << 24);

        var renamed = Sfnt.Read(original.Named("dam-x"), 1 << 24);

        Assert.Equal(["Anton"], original.Families.Distinct());
        Assert.Equal(["dam-x"], renamed.Families.Distinct());
        Assert.Equal(original.Tables.Keys.Order(), renamed.Tables.Keys.Order());
    }

    [Fact]
    public void What_is_no_font_is_refused()
    {
        var random = new byte[5000];
        new Random(1).NextBytes(random);
        foreach (var bytes in new[] { [], random, Anton[..100], Anton[..10_000], Woff(Anton)[..5000], "wOF2 no font"u8.ToArray(), "OTTO\0\0"u8.ToArray() })
        {
            var error = Assert.Throws<DamException>(() => Drawn.Text("a.ttf_40", "Hamburg", font: _files.Write("a.ttf", bytes)));
            Assert.Equal(ErrorKind.Unprocessable, error.Kind);
        }
    }

    [Fact]
    public void A_damaged_font_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var bytes = (i % 2 == 0 ? Anton : Woff(Anton)).ToArray();
            for (var change = 0; change < 8; change++)
                bytes[random.Next(400)] = (byte)random.Next(256);
            try
            {
                _ = Sfnt.Read(bytes, 1 << 24).Named("dam-x");
            }
            catch (DamException error)
            {
                Assert.Equal(ErrorKind.Unprocessable, error.Kind);
            }
        }
    }

    [Fact]
    public void A_font_that_unpacks_to_more_than_allowed_is_refused()
        => Assert.Equal(
            ErrorKind.Unprocessable, Assert.Throws<DamException>(() => Sfnt.Read(Woff(Anton), Anton.Length / 2)).Kind);

    /// <summary>The same tables in WOFF 1.0, each compressed.</summary>
    private static byte[] Woff(byte[] font)
    {
        var sfnt = Sfnt.Read(font, 1 << 24);
        using var file = new MemoryStream();
        var header = new byte[44 + (20 * sfnt.Tables.Count)];
        "wOFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), sfnt.Version);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(12), (ushort)sfnt.Tables.Count);
        file.Write(header);
        var entry = 44;
        foreach (var (tag, table) in sfnt.Tables)
        {
            var start = file.Position;
            using (var deflating = new ZLibStream(file, CompressionLevel.Optimal, leaveOpen: true))
                deflating.Write(table);
            var isSmaller = file.Position - start < table.Length;
            if (!isSmaller)
            {
                file.SetLength(file.Position = start);
                file.Write(table);
            }

            uint[] values = [tag, (uint)start, (uint)(file.Position - start), (uint)table.Length];
            for (var i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(entry + (4 * i)), values[i]);
            entry += 20;
        }

        file.Position = 0;
        file.Write(header);
        return file.ToArray();
    }
}
