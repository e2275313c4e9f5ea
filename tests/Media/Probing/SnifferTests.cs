using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Media.Probing.Sniffing;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Media.Tests.Probing;

public sealed class SnifferTests
{
    public static TheoryData<string, string, ResourceType> Binary => new()
    {
        { "FF D8 FF E0 00 10 'JFIF", "jpg", ResourceType.Image },
        { "89 'PNG 0D 0A 1A 0A", "png", ResourceType.Image },
        { "'GIF89a 01 00", "gif", ResourceType.Image },
        { "'RIFF 10 00 00 00 'WEBPVP8 20", "webp", ResourceType.Image },
        { "'RIFF 10 00 00 00 'WAVEfmt 20", "wav", ResourceType.Video },
        { "'RIFF 10 00 00 00 'AVI 20 'LIST", "avi", ResourceType.Video },
        { "00 00 00 18 'ftypavif 00 00 00 00 'mif1avif", "avif", ResourceType.Image },
        { "00 00 00 18 'ftypmif1 00 00 00 00 'mif1avif", "avif", ResourceType.Image },
        { "00 00 00 18 'ftypmif1 00 00 00 00 'mif1heic", "heic", ResourceType.Image },
        { "00 00 00 18 'ftypheic 00 00 00 00 'mif1heic", "heic", ResourceType.Image },
        { "00 00 00 18 'ftypisom 00 00 02 00 'isomavc1", "mp4", ResourceType.Video },
        { "00 00 00 14 'ftypqt 20 20 00 00 00 00 'qt 20 20", "mov", ResourceType.Video },
        { "00 00 00 14 'ftypM4A 20 00 00 00 00 'M4A 20", "m4a", ResourceType.Video },
        { "00 00 00 08 'wide 00 00 00 08 'mdat", "mov", ResourceType.Video },
        { "'II 2A 00 08 00 00 00 00 00", "tiff", ResourceType.Image },
        { "'MM 00 2A 00 00 00 08 00 00", "tiff", ResourceType.Image },
        { "'II 2B 00 08 00 00 00", "tiff", ResourceType.Image },
        { "'II 2A 00 10 00 00 00 'CR 02 00", "cr2", ResourceType.Image },
        { "'II 2A 00 08 00 00 00 01 00 12 C6 01 00 04 00 00 00 01 04 00 00 00 00 00 00", "dng", ResourceType.Image },
        { "'BM 00 00 00 00 00 00 00 00 36 00 00 00 28 00 00 00", "bmp", ResourceType.Image },
        { "00 00 01 00 01 00 10 10 00 00 01 00 20 00 68 04 00 00 16 00 00 00", "ico", ResourceType.Image },
        { "'8BPS 00 01", "psd", ResourceType.Image },
        { "00 00 00 0C 'JXL 20 0D 0A 87 0A", "jxl", ResourceType.Image },
        { "00 00 00 0C 'jP 20 20 0D 0A 87 0A", "jp2", ResourceType.Image },
        { "FF 4F FF 51 00 29", "jp2", ResourceType.Image },
        { "'%PDF-1.7 0A", "pdf", ResourceType.Image },
        { "EF BB BF 0A '%PDF-1.7 0A", "pdf", ResourceType.Image },
        { "'%!PS-Adobe-3.0 20 'EPSF-3.0", "eps", ResourceType.Image },
        { "C5 D0 D3 C6 20 00 00 00", "eps", ResourceType.Image },
        { "'glTF 02 00 00 00", "glb", ResourceType.Image },
        { "1A 45 DF A3 9F 42 82 84 'webm", "webm", ResourceType.Video },
        { "1A 45 DF A3 9F 42 82 88 'matroska", "mkv", ResourceType.Video },
        { "'OggS 00 02 00 'OpusHead", "ogg", ResourceType.Video },
        { "'OggS 00 02 00 80 'theora", "ogv", ResourceType.Video },
        { "'fLaC 00", "flac", ResourceType.Video },
        { "'ID3 03 00", "mp3", ResourceType.Video },
        { "'FORM 00 00 00 00 'AIFF", "aiff", ResourceType.Video },
        { "'#!AMR 0A", "amr", ResourceType.Video },
        { "00 00 01 BA 44", "mpeg", ResourceType.Video },
        { "'FLV 01 05", "flv", ResourceType.Video },
        { "30 26 B2 75 8E 66 CF 11", "wmv", ResourceType.Video },
        { "'PK 03 04 14 00 00 00", "zip", ResourceType.Raw },
        { "1F 8B 08 00", "gz", ResourceType.Raw },
    };

    [Theory]
    [MemberData(nameof(Binary))]
    public void The_first_bytes_tell_the_format(string bytes, string format, ResourceType kind)
        => Assert.Equal(new FileKind(kind, format), Sniff(Bytes(bytes)));

    [Theory]
    [MemberData(nameof(Binary))]
    public void A_format_cut_off_anywhere_is_never_an_error(string bytes, string format, ResourceType kind)
    {
        _ = (format, kind);
        var whole = Bytes(bytes);
        for (var length = 0; length < whole.Length; length++)
            Sniff(whole[..length]);
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void Every_medium_it_tells_has_a_name_that_urls_know_or_is_stored_only(string bytes, string format, ResourceType kind)
    {
        _ = bytes;
        if (kind != ResourceType.Raw)
            Assert.Contains(format, MediaFormats.All.Select(known => known.Name));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("\uFEFF<svg/>")]
    [InlineData("\n <?xml version='1.0'?><!-- <html> --><!DOCTYPE svg PUBLIC 'x' 'y'><svg:svg/>")]
    [InlineData("<!DOCTYPE svg [ <!ENTITY a '<b>'> ]><svg width='1'/>")]
    public void A_drawing_is_known_behind_marks_comments_and_types(string text)
    {
        Assert.Equal(FileKind.Image("svg"), Sniff(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(FileKind.Image("svg"), Sniff([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]));
        Assert.Equal(FileKind.Image("svg"), Sniff([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)]));
    }

    [Theory]
    [InlineData("<html><svg/></html>", "a.svg", "html")]
    [InlineData("plain words about <svg>", "a.svg", "txt")]
    [InlineData("a,b\n1,2\n", "table.CSV", "csv")]
    [InlineData("{\"a\":1}", "a.json", "json")]
    [InlineData("GIF is a format", "a.gif", "txt")]
    [InlineData("BM is not a bitmap", "a.bmp", "txt")]
    [InlineData("GGGGGGGGGGGGGGGGGGGG", null, "txt")]
    public void A_name_tells_kinds_of_text_apart_and_nothing_else(string text, string? name, string format)
        => Assert.Equal(FileKind.Raw(format), Sniff(Encoding.UTF8.GetBytes(text), name));

    [Fact]
    public void Mp3_without_a_tag_is_known_by_two_frames()
    {
        // MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame.
        var file = new byte[2000];
        byte[] header = [0xFF, 0xFB, 0x90, 0x00];
        header.CopyTo(file, 0);
        Assert.Null(Sniff(file).Format);
        header.CopyTo(file, 417);
        Assert.Equal(FileKind.Video("mp3"), Sniff(file));
    }

    [Fact]
    public void An_office_document_is_raw_and_a_scene_in_a_zip_is_an_image()
    {
        Assert.Equal(FileKind.Raw("docx"), Sniff(Entry("[Content_Types].xml", "word/document.xml")));
        Assert.Equal(FileKind.Raw("xlsx"), Sniff(Entry("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Equal(FileKind.Image("usdz"), Sniff(Entry("scene.usdc", "")));
    }

    [Fact]
    public void Zeros_and_nothing_are_unknown()
    {
        Assert.Equal(FileKind.Unknown, Sniff([]));
        Assert.Equal(FileKind.Unknown, Sniff(new byte[100_000]));
    }

    [Fact]
    public void Any_bytes_are_something_or_unknown()
        => Prop.ForAll<byte[]>(bytes => Sniff(bytes) is not null).QuickCheckThrowOnFailure();

    private static FileKind Sniff(byte[] content, string? name = null) => Sniffer.Sniff(new FileHead(content), name);

    private static byte[] Entry(string name, string content)
        => [.. "PK\u0003\u0004"u8, .. new byte[22], (byte)name.Length, 0, 0, 0, .. Encoding.ASCII.GetBytes(name + content)];

    /// <summary>Hexadecimal bytes, and words that begin with an apostrophe.</summary>
    private static byte[] Bytes(string text)
        => [.. text.Split(' ').SelectMany(word => word[0] == '\'' ? Encoding.ASCII.GetBytes(word[1..]) : Convert.FromHexString(word))];
}
