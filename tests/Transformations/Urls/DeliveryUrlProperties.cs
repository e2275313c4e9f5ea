using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Transformations.Tests.Syntax;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Urls;

public sealed class DeliveryUrlProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    [Fact]
    public void No_target_ends_in_any_error_but_the_one_of_this_room()
        => Prop.ForAll(RawText.Any, raw =>
        {
            foreach (var start in new[] { "", "/demo/", "/demo/image/upload/", "/demo/images/", "/demo/image/fetch/" })
            {
                if (Parsed(start + raw) is { } url && (url.Readings.Count == 0 || url.Reading.PublicId.Length == 0))
                    return false;
            }

            return true;
        }).Check(Thorough);

    [Fact]
    public void A_link_reads_back_as_the_id_it_was_made_of()
        => Prop.ForAll(Ids(), id =>
        {
            var link = new DeliveryLink
            {
                Origin = "http://localhost:7071",
                Cloud = "demo",
                ResourceType = "image",
                Type = "authenticated",
                PublicId = id,
                Format = "png",
                Version = 7,
                Transformation = "c_fill,h_1,w_2",
                Secret = "abcd",
            };
            var url = DeliveryUrl.Parse(link.ToString()["http://localhost:7071".Length..]);
            return url.Reading.PublicId == id && url.Reading.Extension?.Name == "png" && url.Reading.Version == 7
                && DeliverySignature.Verify(url, ["abcd"]);
        }).Check(Thorough);

    private static Arbitrary<string> Ids()
    {
        string[] pieces = ["a", "Z", "0", "-", "_", ".", " ", "é", "測", "😀", "%", "%20", "+", "?", "&", "#", "'", "(", "*", ",", ":", "v1", "w_5"];
        var segment = Gen.NonEmptyListOf(Gen.Elements(pieces)).Select(string.Concat);
        return Gen.NonEmptyListOf(segment).Select(segments => string.Join('/', segments))
            .Where(id => id.Length <= 255)
            .ToArbitrary();
    }

    private static DeliveryUrl? Parsed(string target)
    {
        try
        {
            return DeliveryUrl.Parse(target);
        }
        catch (TransformationException)
        {
            return null;
        }
    }
}
