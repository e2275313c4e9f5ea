using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Transformations.Layers;

namespace ServerlessDam.Transformations.Tests.Layers;

public sealed class LayerSourceProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    private static readonly string[] Pieces =
    [
        "text:", "fetch:", "subtitles:", "video:", "audio:", "lut:", "image:", "upload:", "private:", "authenticated:", "Arial", "_20", "_0",
        "_bold", "_letter_spacing", "_-4", "_4.50", "_line_spacing_2", "_antialias_best", "_center", "_", ":", ":", ":", "/", "$x", "$(x)", "$(",
        "$", "logo", ".png", ".srt", ".ttf", "aHR0cDovL2EuYg", "==", ".", "%", "%25", "%2541", "%41", "%3A", "%2F", "%0A", "%00", "%E9", "é",
        "😍", "\n", "\r", "\0", "\ud800", " ", "10",
    ];

    private static readonly Arbitrary<string> Values = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat),
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(pieces => "text:Arial_20:" + string.Concat(pieces)),
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(pieces => "text:Arial_20" + string.Concat(pieces))).ToArbitrary();

    [Fact]
    public void Parsing_what_was_printed_gives_the_same_layer()
    {
        var read = 0;
        Prop.ForAll(Values, value =>
        {
            if (Parsed(value) is not { } source)
                return true;

            read++;
            return LayerSource.Parse(source.ToString()).Equals(source) && LayerSource.Parse(source.ToString()).ToString() == source.ToString();
        }).Check(Thorough);

        Assert.True(read > 2_000, $"Only {read} of the generated values were layers.");
    }

    [Fact]
    public void A_layer_survives_the_way_through_a_transformation()
        => Prop.ForAll(Values, value =>
        {
            if (Parsed(value) is not { } source)
                return true;

            var printed = new Component([new Parameter("l", source.ToString())]).ToString();
            return LayerSource.Parse(Transformation.Parse(printed).Components[0]["l"]!).Equals(source);
        }).Check(Thorough);

    [Fact]
    public void Interpolation_ends_in_no_error_but_the_one_of_this_room()
        => Prop.ForAll(Values, Values, (value, variable) =>
        {
            try
            {
                _ = Parsed(value)?.Interpolated(_ => variable).ToString();
            }
            catch (TransformationException)
            {
            }

            return true;
        }).Check(Thorough);

    private static LayerSource? Parsed(string value)
    {
        try
        {
            return LayerSource.Parse(value);
        }
        catch (TransformationException)
        {
            return null;
        }
    }
}
