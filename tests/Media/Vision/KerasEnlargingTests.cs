using ServerlessDam.Media.Vision.Models.Keras;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>The layers of models that enlarge pictures, and what comes out when their conversion runs.</summary>
public sealed class KerasEnlargingTests
{
    private const string Input = """{"name":"in","class_name":"InputLayer","config":{"batch_input_shape":[null,null,null,1]},"inbound_nodes":[]}""";

    private static readonly float[] Ones = [1, 1, 1, 1, 1, 1, 1, 1, 1];

    [Fact]
    public void Pixels_are_doubled_before_a_convolution()
    {
        // 1 1 2 2 / 1 1 2 2 / 3 3 4 4 / 3 3 4 4, each replaced by the sum of what is around it, plus a half.
        var json = KerasText.Json([Input, Doubling("up", 2), Convolution("out", "up")], KerasText.Weights(("out/kernel", "3,3,1,1"), ("out/bias", "1")));
        using var network = KerasText.Open(KerasConversion.Run(json, KerasText.Bytes(Ones, [0.5f]), "out"));

        float[] sums = [4, 8, 10, 8, 10, 18, 21, 16, 14, 24, 27, 20, 12, 20, 22, 16];
        Assert.Equal(sums.Select(sum => sum + 0.5f), network.Run("in", [1, 2, 3, 4], [1, 2, 2, 1], ["out"], TestContext.Current.CancellationToken)[0]);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(4, 3)]
    [InlineData(3, 5)]
    [InlineData(2, 7)]
    public void By_any_factor_it_is_what_the_two_layers_make_one_after_the_other(int factor, int side)
    {
        var filter = Enumerable.Range(0, side * side).Select(i => (float)((i * 7) % 11)).ToArray();
        var json = KerasText.Json([Input, Doubling("up", factor), Convolution("out", "up", side)], KerasText.Weights(("out/kernel", $"{side},{side},1,1")));
        using var network = KerasText.Open(KerasConversion.Run(json, KerasText.Bytes(filter), "out"));
        const int width = 3, height = 2;
        float[] pixels = [5, 1, 4, 2, 8, 3];

        // Any size is taken.
        var found = network.Run("in", pixels, [1, height, width, 1], ["out"], TestContext.Current.CancellationToken)[0];

        float Pixel(int x, int y) => x < 0 || y < 0 || x >= width * factor || y >= height * factor ? 0 : pixels[(y / factor * width) + (x / factor)];
        var expected = from y in Enumerable.Range(0, height * factor)
                       from x in Enumerable.Range(0, width * factor)
                       select Enumerable.Range(0, side * side).Sum(tap => filter[tap] * Pixel(x + (tap % side) - (side / 2), y + (tap / side) - (side / 2)));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Channels_are_joined_and_what_is_below_nothing_is_cut_off()
    {
        // One channel is the pixel less two, cut off at nothing; the other the pixel. Both are added up by the last convolution, the second tenfold.
        const string Relu = """{"name":"cut","class_name":"Activation","config":{"activation":"relu"},"inbound_nodes":[[["less",0,0,{}]]]}""";
        const string Both = """{"name":"both","class_name":"Concatenate","config":{"axis":3},"inbound_nodes":[[["cut",0,0,{}],["in",0,0,{}]]]}""";
        const string Channels = """{"name":"in","class_name":"InputLayer","config":{"batch_input_shape":[null,1,null,1]},"inbound_nodes":[]}""";
        var json = KerasText.Json(
            [Channels, Convolution("less", "in", 1), Relu, Both, Convolution("out", "both", 1)],
            KerasText.Weights(("less/kernel", "1,1,1,1"), ("less/bias", "1"), ("out/kernel", "1,1,2,1")));
        using var network = KerasText.Open(KerasConversion.Run(json, KerasText.Bytes([1], [-2], [1, 10]), "out"));

        Assert.Equal([10f, 20, 31], network.Run("in", [1, 2, 3], [1, 1, 3, 1], ["out"], TestContext.Current.CancellationToken)[0]);
    }

    [Fact]
    public void What_is_enlarged_for_anything_but_a_convolution_is_refused()
    {
        const string Relu = """{"name":"cut","class_name":"Activation","config":{"activation":"relu"},"inbound_nodes":[[["up",0,0,{}]]]}""";
        var json = KerasText.Json([Input, Doubling("up", 2), Relu], "[]");
        Assert.Equal("cut is no convolution of what is enlarged before it", Assert.Throws<NotSupportedException>(() => KerasConversion.Run(json, [], "cut")).Message);
    }

    [Theory]
    [InlineData("\"interpolation\":\"nearest\"", "\"interpolation\":\"bilinear\"")]
    [InlineData("[2,2]", "[2,3]")]
    public void Enlarging_that_does_more_than_double_pixels_is_refused(string text, string other)
    {
        var json = KerasText.Json([Input, Doubling("up", 2).Replace(text, other, StringComparison.Ordinal), Convolution("out", "up")], "[]");
        Assert.Equal("up does more than double pixels", Assert.Throws<NotSupportedException>(() => KerasConversion.Run(json, [], "out")).Message);
    }

    private static string Doubling(string name, int factor)
        => $$"""{"name":"{{name}}","class_name":"UpSampling2D","config":{"size":[{{factor}},{{factor}}],"data_format":"channels_last","interpolation":"nearest"},"inbound_nodes":[[["in",0,0,{}]]]}""";

    private static string Convolution(string name, string input, int side = 3)
        => $$"""{"name":"{{name}}","class_name":"Conv2D","config":{"kernel_size":[{{side}},{{side}}],"strides":[1,1],"dilation_rate":[1,1],"padding":"same","activation":"linear","data_format":"channels_last"},"inbound_nodes":[[["{{input}}",0,0,{}]]]}""";
}
