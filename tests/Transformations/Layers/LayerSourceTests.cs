using System.Globalization;
using ServerlessDam.Transformations.Layers;

namespace ServerlessDam.Transformations.Tests.Layers;

public sealed class LayerSourceTests
{
    private static readonly TextStyle Arial = new() { Family = "Arial", Size = 20 };

    public static TheoryData<string, LayerSource> Kinds() => new()
    {
        { "l_logo", Image("logo") },
        { "u_logo", Image("logo") },
        { "l_folder:logo", Image("folder/logo") },
        { "l_folder%2Flogo", Image("folder/logo") },
        { "l_a:b:logo.png", Image("a/b/logo", "png") },
        { "l_logo.v2", Image("logo.v2") },
        { "l_image:upload:folder:logo", Image("folder/logo") },
        { "l_image:logo", Image("image/logo") },
        { "l_my%2520logo", Image("my logo") },
        { "l_a%253Ab", Image("a:b") },
        { "l_text", Image("text") },
        { "l_$(brand)_logo", Image("$(brand)_logo") },
        { "l_private:folder:logo", new AssetSource(LayerMedia.Image, "private", "folder/logo") },
        { "l_authenticated:logo", new AssetSource(LayerMedia.Image, "authenticated", "logo") },
        { "l_video:clip", new AssetSource(LayerMedia.Video, "upload", "clip") },
        { "l_video:upload:a:clip.mp4", new AssetSource(LayerMedia.Video, "upload", "a/clip", "mp4") },
        { "l_video:private:clip", new AssetSource(LayerMedia.Video, "private", "clip") },
        { "l_audio:song", new AssetSource(LayerMedia.Audio, "upload", "song") },
        { "l_lut:folder:warm.3dl", new LutSource("folder/warm.3dl") },
        { "l_$img", new VariableSource("img") },
        { "u_$__x", new VariableSource("__x") },
        { "l_subtitles:Arial_20:sub%2Fen.srt", new SubtitlesSource(Arial, "sub/en.srt") },
        { "l_subtitles:sub:en.srt", new SubtitlesSource(null, "sub/en.srt") },
        { "l_subtitles:en.srt", new SubtitlesSource(null, "en.srt") },
        { "l_text:Arial_20:Hi%252C%20you", new TextSource(Arial, "Hi, you") },
        { "l_text:Arial_20:a%252Cb%252Fc", new TextSource(Arial, "a,b/c") },
        { "l_text:Arial_20:10:30", new TextSource(Arial, "10:30") },
        { "l_text:Arial_20:50%25", new TextSource(Arial, "50%") },
        { "l_text:Arial_20:Cool%25F0%259F%2598%258D", new TextSource(Arial, "Cool😍") },
        { "l_text:Arial_20:a%0Ab%250Dc%250D%250Ad", new TextSource(Arial, "a\nb\nc\nd") },
        { "l_text:Arial_20:$(first)%20rocks", new TextSource(Arial, "$(first) rocks") },
        { "l_text:Roboto%2520Mono_24:ok", new TextSource(new() { Family = "Roboto Mono", Size = 24 }, "ok") },
        { "l_text:my_banner:Hello", new StoredStyleTextSource("my_banner", "Hello") },
        { "l_text:$style:Hello", new VariableStyleTextSource("$style", "Hello") },
        { "l_text:Arial_$size:Hello", new VariableStyleTextSource("Arial_$size", "Hello") },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_layer_is_known_by_its_prefix(string raw, LayerSource expected)
        => Assert.Equal(expected, LayerSource.Parse(Transformation.Parse(raw).Components[0].Parameters[0]));

    [Theory]
    [InlineData("aHR0cHM6Ly9leGFtcGxlLmNvbS9hP2I9fn5-")]
    [InlineData("aHR0cHM6Ly9leGFtcGxlLmNvbS9hP2I9fn5+")]
    [InlineData("aHR0cHM6Ly9leGFtcGxlLmNvbS9hP2I9fn5-.png")]
    public void A_remote_file_is_base64_in_either_alphabet(string encoded)
        => Assert.Equal(new FetchSource(LayerMedia.Image, "https://example.com/a?b=~~~"), LayerSource.Parse($"fetch:{encoded}"));

    [Theory]
    [InlineData("fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw")]
    [InlineData("fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw==")]
    [InlineData("fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw%3D%3D")]
    [InlineData("image:fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw==.jpg")]
    public void The_padding_of_base64_is_optional(string value)
        => Assert.Equal("fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw", LayerSource.Parse(value).ToString());

    [Theory]
    [InlineData("private:logo", "private:logo")]
    [InlineData("private/logo", "image:upload:private:logo")]
    [InlineData("image:upload:a/b", "a:b")]
    [InlineData("image:private:a", "private:a")]
    [InlineData("video:upload:clip", "video:clip")]
    [InlineData("video/clip", "image:upload:video:clip")]
    [InlineData("video:upload:upload:clip", "video:upload:upload:clip")]
    [InlineData("subtitles:a_20/b.srt", "subtitles:a_20/b.srt")]
    [InlineData("text:Arial_20_center_bold:x", "text:Arial_20_bold_center:x")]
    [InlineData("text:Arial_20:%2541", "text:Arial_20:%2541")]
    [InlineData("text:a_solid%5Frgb:x", "text:a_solid_rgb:x")]
    [InlineData("text:Arial_20_letter_spacing_.12345678901234:x", "text:Arial_20_letter_spacing_0.12345678901234:x")]
    public void A_layer_has_one_spelling(string value, string canonical)
        => Assert.Equal(canonical, LayerSource.Parse(value).ToString());

    [Theory]
    [InlineData("l_a::b", "Invalid overlay in transformation: a::b")]
    [InlineData("u_:b", "Invalid underlay in transformation: :b")]
    [InlineData("l_private:", "Invalid overlay in transformation: private:")]
    [InlineData("l_lut:", "Invalid overlay in transformation: lut:")]
    [InlineData("l_a%0Ab", "Invalid overlay in transformation: a\nb")]
    [InlineData("l_fetch:", "Invalid overlay in transformation: fetch:")]
    [InlineData("l_fetch:%20", "Invalid overlay in transformation: fetch: ")]
    [InlineData("l_fetch:aHR0c", "Invalid overlay in transformation: fetch:aHR0c")]
    [InlineData("l_fetch:ZmlsZTovLy9ldGMvcGFzc3dk", "Invalid overlay in transformation: fetch:ZmlsZTovLy9ldGMvcGFzc3dk")]
    [InlineData("l_text:Arial_20", "Invalid overlay in transformation: text:Arial_20 (text:style:text expected)")]
    [InlineData("l_text:Arial_20:", "Invalid overlay in transformation: text:Arial_20: (text:style:text expected)")]
    [InlineData("l_text:Arial_0:x", "Invalid text style in transformation: Arial_0 (the size is 1 to 2000 pixels)")]
    [InlineData("l_text:Arial_20_wavy:x", "Invalid text style in transformation: Arial_20_wavy ('wavy' is no keyword of a style)")]
    [InlineData("l_text:Arial_20:a%2500b", "Invalid text in transformation: it contains a control character")]
    [InlineData("l_text:a%2500b:x", "Invalid text style in transformation: a\0b")]
    public void What_is_no_layer_is_refused_with_the_reason(string raw, string message)
    {
        var parameter = Transformation.Parse("w_1," + raw).Components[0].Parameters.Single(p => p.Key != "w");

        var error = Assert.Throws<TransformationException>(() => LayerSource.Parse(parameter));

        Assert.Equal((message, 4), (error.Message, error.Position));
    }

    [Fact]
    public void A_text_has_at_most_4000_characters()
    {
        Assert.IsType<TextSource>(LayerSource.Parse("text:Arial_20:" + new string('x', 4000)));
        Assert.Equal(
            "Text is too long: 4001 characters, at most 4000",
            Assert.Throws<TransformationException>(() => LayerSource.Parse("text:Arial_20:" + new string('x', 4001))).Message);
    }

    public static TheoryData<string, string> Interpolations() => new()
    {
        { "text:Arial_20:$(first) and $(last) $(9) $(", "text:Arial_20:<first> and <last> $(9) $(" },
        { "$(brand)_logo", "<brand>_logo" },
        { "video:$clip", "video:<clip>" },
        { "$logo", "<logo>" },
        { "text:Arial_$size:$(x)", "text:Arial_30:<x>" },
        { "text:$style:x", "text:Georgia_40_bold:x" },
        { "text:$id:x", "text:<id>:x" },
        { "$folder", "a:b" },
        { "$(folder):x", "a:b:x" },
        { "fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw", "fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw" },
    };

    [Theory]
    [MemberData(nameof(Interpolations))]
    public void Variables_are_replaced_in_texts_ids_and_styles(string value, string expected)
        => Assert.Equal(expected, LayerSource.Parse(value).Interpolated(Variable).ToString());

    [Fact]
    public void What_a_variable_holds_is_not_interpolated_again()
        => Assert.Equal(new TextSource(Arial, "$(b)"), LayerSource.Parse("text:Arial_20:$(a)").Interpolated(_ => "$(b)"));

    [Theory]
    [InlineData("$again", "Invalid overlay in transformation: $again (a variable that names a variable)")]
    [InlineData("text:$again:x", "Invalid text style in transformation: $again")]
    [InlineData("$(bad)", "Invalid overlay in transformation: ")]
    [InlineData("text:Arial_20:$(long)", "Text is too long: 5000 characters, at most 4000")]
    public void A_variable_that_makes_no_layer_is_refused(string value, string message)
        => Assert.Equal(message, Assert.Throws<TransformationException>(() => LayerSource.Parse(value).Interpolated(Variable)).Message);

    private static string Variable(string name) => name switch
    {
        "size" => 30.ToString(CultureInfo.InvariantCulture),
        "style" => "Georgia_40_bold",
        "folder" => "a:b",
        "again" => "$again",
        "bad" => "",
        "long" => new string('x', 5000),
        _ => $"<{name}>",
    };

    private static AssetSource Image(string id, string? extension = null) => new(LayerMedia.Image, "upload", id, extension);
}
