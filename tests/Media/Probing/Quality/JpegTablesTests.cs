using ServerlessDam.Media.Probing.Quality;
using ServerlessDam.Media.Tests.Vision;

namespace ServerlessDam.Media.Tests.Probing.Quality;

public sealed class JpegTablesTests
{
    private static readonly byte[] Photo = File.ReadAllBytes(Installed.Photo("cat.jpg"));

    [Fact]
    public void A_header_has_two_tables_and_how_colours_are_sampled()
    {
        var tables = JpegTables.Read(new MemoryStream(Photo))!;
        Assert.Equal(64, tables.Luma.Length);
        Assert.NotEqual(tables.Luma, tables.Chroma);
        Assert.InRange(tables.KeptChroma, 0.25, 1);
    }

    [Fact]
    public void What_is_no_JPEG_or_ends_too_early_has_none()
    {
        Assert.Null(JpegTables.Read(new MemoryStream([])));
        Assert.Null(JpegTables.Read(new MemoryStream("not a picture"u8.ToArray())));
        Assert.Null(JpegTables.Read(new MemoryStream(Photo[..20])));
    }

    [Fact]
    public void A_header_may_be_cut_or_changed_anywhere()
    {
        for (var at = 0; at < 700; at++)
        {
            JpegTables.Read(new MemoryStream(Photo[..at]));
            foreach (var value in new byte[] { 0, 0xFF, (byte)(Photo[at] ^ 0x11) })
            {
                byte[] changed = [.. Photo];
                changed[at] = value;
                if (JpegTables.Read(new MemoryStream(changed)) is { } tables)
                    Assert.InRange(JpegQuality.OfLuma(tables.Luma), 0.01, 1);
            }
        }
    }

    [Fact]
    public void A_stream_of_fillers_ends()
        => Assert.Null(JpegTables.Read(new MemoryStream([0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 100_000)])));
}
