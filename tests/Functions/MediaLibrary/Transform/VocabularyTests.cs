using System.Text.Json;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Transform;

public sealed class VocabularyTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    [Fact]
    public async Task Everything_that_is_offered_can_be_carried_out()
    {
        var browser = await library.SignInAsync();
        var words = (await browser.GetAsync("transformations/vocabulary")).Body;

        Assert.All(Texts(words.GetProperty("cropModes")), mode => Check($"c_{mode},w_100,h_100"));
        Assert.All(Texts(words.GetProperty("gravities")), gravity => Check($"c_fill,w_100,h_100,g_{gravity}"));
        Assert.All(Texts(words.GetProperty("formats")), format => Check($"f_{format}"));
        Assert.All(Texts(words.GetProperty("qualities")), quality => Check($"q_{quality}"));
        Assert.All(words.GetProperty("effects").EnumerateArray(), effect =>
        {
            var name = effect.GetProperty("name").GetString();
            Check($"e_{name}");
            if (effect.GetProperty("arguments").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first && first.GetProperty("kind").GetString() == "number")
            {
                Check($"e_{name}:{first.GetProperty("from")}");
                Check($"e_{name}:{first.GetProperty("to")}");
                Assert.Throws<TransformationException>(() => Check($"e_{name}:{first.GetProperty("to").GetInt32() + 10_000}"));
            }
        });
    }

    private static void Check(string transformation) => Plan.Check(Transformation.Parse(transformation), ServedEffects.Catalog);

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);
}
