using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Transformations.Tests.Formats;

public sealed class FormatTests
{
    private static readonly FormatChoice Choice = new()
    {
        Stored = "png",
        HasAlpha = true,
        Stills = ["jpg", "png", "webp", "avif", "gif"],
        Animations = ["gif", "webp"],
    };

    [Theory]
    [InlineData("image/webp,*/*", null, "webp")]
    [InlineData("image/avif,image/webp", "jpg", "avif")]
    [InlineData("*/*", null, "png")]
    [InlineData("*/*", "jpg", "jpg")]
    [InlineData(null, null, "png")]
    [InlineData("image/avif;q=0,image/webp;q=0.1", null, "webp")]
    [InlineData("image/avif;q=0.000, image/webp; q=0.0", "jpg", "jpg")]
    [InlineData("IMAGE/AVIF", null, "avif")]
    [InlineData("image/*", null, "png")]
    [InlineData("image/jxl,image/apng", null, "png")]
    [InlineData(",;,;q=,image/webp;q=x", null, "png")]
    [InlineData("image/avif", "pdf", "avif")]
    [InlineData("*/*", "pdf", "png")]
    public void The_best_format_that_the_client_names_is_chosen(string? accept, string? extension, string expected)
        => Assert.Equal(expected, (Choice with { Accept = accept, Extension = extension }).Choose());

    [Theory]
    [InlineData(4000, 1000, "avif")]
    [InlineData(4001, 1000, "webp")]
    [InlineData(200, FormatChoice.MaxAvifSide, "avif")]
    [InlineData(200, FormatChoice.MaxAvifSide + 1, "png")]
    [InlineData(1000, FormatChoice.MaxWebpSide, "webp")]
    [InlineData(1000, FormatChoice.MaxWebpSide + 1, "png")]
    public void A_large_picture_goes_where_it_is_encoded_fast_and_has_room(int width, int height, string expected)
        => Assert.Equal(expected, (Choice with { Accept = "image/avif,image/webp", Size = new(width, height) }).Choose());

    [Theory]
    [InlineData("image/avif,image/webp", "gif", "webp")]
    [InlineData("*/*", "gif", "gif")]
    [InlineData("*/*", "png", "gif")]
    public void An_animation_goes_where_it_can_move(string accept, string stored, string expected)
        => Assert.Equal(expected, (Choice with { Accept = accept, Stored = stored, Animated = true }).Choose());

    [Theory]
    [InlineData("heic", true, "png")]
    [InlineData("heic", false, "jpg")]
    [InlineData("jpg", false, "jpg")]
    public void What_cannot_be_written_becomes_png_or_jpg(string stored, bool alpha, string expected)
        => Assert.Equal(expected, (Choice with { Stored = stored, HasAlpha = alpha }).Choose());

    [Theory]
    [InlineData("jpeg", "jpg", MediaFamily.Image)]
    [InlineData("JPG", "jpg", MediaFamily.Image)]
    [InlineData("tif", "tiff", MediaFamily.Image)]
    [InlineData("ps", "eps", MediaFamily.Image)]
    [InlineData("m4v", "mp4", MediaFamily.Video)]
    [InlineData("opus", "ogg", MediaFamily.Audio)]
    [InlineData("mid", "midi", MediaFamily.Audio)]
    [InlineData("glb", "glb", MediaFamily.Model)]
    [InlineData("vtt", "vtt", MediaFamily.Text)]
    public void A_format_is_found_by_every_name_it_has(string name, string canonical, MediaFamily family)
    {
        var format = MediaFormats.Find(name);

        Assert.Equal((canonical, family), (format?.Name, format?.Family));
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("")]
    [InlineData("csv")]
    public void Other_endings_are_no_format(string name) => Assert.Null(MediaFormats.Find(name));

    [Fact]
    public void Every_extension_of_the_reference_is_known()
    {
        const string Known = """
            ai arw avif bmp bpg cr2 djvu dng eps eps3 ept flif gif hdp heic heif hpx ico indd idml j2k jp2 jpc jpe jpeg jpg jxl jxr miff
            pdf png ps psd svg tga tif tiff wdp webp zip fbx fbxz glb gltf gltz objz usdz 3g2 3gp asf avi flv h264 m2t m2ts m2v m3u8 m4v
            mkv mov mp4 mpd mpeg mts mxf ogv ts webm wmv aac aif aifc aiff amr flac m4a mid mka mp3 oga ogg opus wav vtt srt transcript
            """;
        Assert.All(Known.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), name => Assert.NotNull(MediaFormats.Find(name)));
    }

    [Fact]
    public void Jpg_keeps_neither_alpha_nor_motion_and_webp_keeps_both()
    {
        Assert.Equal(FormatAbilities.None, MediaFormats.Find("jpg")!.Abilities);
        Assert.True(MediaFormats.Find("webp")!.Has(FormatAbilities.Alpha | FormatAbilities.Animation));
    }
}
