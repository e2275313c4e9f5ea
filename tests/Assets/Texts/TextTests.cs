using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Texts;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Texts;

public sealed class TextTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_look_is_read_from_the_parameters_of_the_wire()
    {
        var look = Look(("font_family", "Open Sans"), ("font_size", "40"), ("font_weight", "bold"), ("font_style", "italic"), ("text_decoration", "underline"),
            ("text_align", "center"), ("line_spacing", "-3"), ("letter_spacing", "2"), ("font_antialiasing", "best"), ("font_hinting", "none"),
            ("font_color", "red"), ("background", "#00f"), ("opacity", "50"));

        Assert.Equal("Open Sans_40_bold_italic_underline_center_letter_spacing_2_line_spacing_-3_antialias_best_hinting_none", look.Style);
        Assert.Equal(("rgb:ff000080", "rgb:0000ff80"), (look.Color, look.Background));
    }

    [Fact]
    public void Without_parameters_a_text_is_small_and_black()
        => Assert.Equal(new("DejaVu Sans_12", "rgb:000000", null), Look());

    [Theory]
    [InlineData("font_size", "0")]
    [InlineData("font_size", "12_bold")]
    [InlineData("font_weight", "heavy_metal")]
    [InlineData("font_color", "colour")]
    [InlineData("opacity", "-1")]
    [InlineData("font_family", "Arial_20_red")]
    [InlineData("line_spacing", "NaN")]
    public void A_value_that_no_text_can_have_is_named(string name, string value)
        => Assert.Equal($"Invalid value for parameter {name}: {value}", Assert.Throws<DamException>(() => Look((name, value))).Message);

    [Fact]
    public async Task A_layer_in_a_stored_style_gets_its_look_and_its_font()
    {
        await _library.UploadAsync("cat");
        await _library.UploadAsync("hand.ttf", "font", resourceType: ResourceType.Raw);
        var asset = await CreateAsync("banner", ("font_family", "hand.ttf"), ("font_color", "red"));
        Assert.Equal(("text", "png", 100, 13), (asset.Type, asset.Format, asset.Width, asset.Height));

        await DeliverAsync("l_text:banner:Hello/cat.png");

        var layers = Assert.Single(_library.Media.Derivations).Layers;
        Assert.Equal(["$font:hand.ttf", "text:banner:Hello"], layers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new StoredText("hand.ttf_12", "rgb:ff0000", null), layers["text:banner:Hello"].Text);
    }

    [Fact]
    public async Task Another_style_under_the_same_name_gives_another_result()
    {
        await _library.UploadAsync("cat");
        await CreateAsync("banner");
        var first = await DeliverAsync("l_text:banner:Hello/cat.png");
        await CreateAsync("banner", ("font_size", "20"));

        Assert.NotEqual(first.ETag, (await DeliverAsync("l_text:banner:Hello/cat.png")).ETag);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static StoredText Look(params (string Name, string Value)[] parameters)
        => TextLooks.Of(new ParameterReader(parameters.ToDictionary(each => each.Name, each => each.Value)));

    private Task<Asset> CreateAsync(string publicId, params (string Name, string Value)[] parameters)
        => _library.Get<CreateText>().ExecuteAsync(TestLibrary.Admin, _library.Environment, "Hello", Look(parameters), new() { PublicId = publicId }, Token);

    private Task<Delivered> DeliverAsync(string tail)
        => _library.Get<DeliverAsset>().ExecuteAsync(new($"/{TestLibrary.Cloud}/image/upload/{tail}", "", null, null), Token);
}
