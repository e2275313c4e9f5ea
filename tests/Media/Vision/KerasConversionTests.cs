using ServerlessDam.Media.Vision.Models.Keras;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>A small model of layers, written down as TensorFlow.js does, and what comes out when its conversion runs.</summary>
public sealed class KerasConversionTests
{
    private const string Input = """{"name":"in","class_name":"InputLayer","config":{"batch_input_shape":[null,2,2,1]},"inbound_nodes":[]}""";

    private const string Convolution = """
        {"name":"conv","class_name":"Conv2D","config":{"strides":[1,1],"dilation_rate":[1,1],"padding":"valid","activation":"linear","data_format":"channels_last"},"inbound_nodes":[[["in",0,0,{}]]]}
        """;

    private const string Norm = """{"name":"norm","class_name":"BatchNormalization","config":{"epsilon":0.0},"inbound_nodes":[[["conv",0,0,{}]]]}""";

    private const string Clip = """{"name":"clip","class_name":"ReLU","config":{"max_value":6},"inbound_nodes":[[["norm",0,0,{}]]]}""";

    private const string Pool = """
        {"name":"pool","class_name":"AveragePooling2D","config":{"pool_size":[2,2],"strides":[2,2],"padding":"valid"},"inbound_nodes":[[["clip",0,0,{}]]]}
        """;

    private const string Flat = """{"name":"flat","class_name":"Flatten","config":{},"inbound_nodes":[[["pool",0,0,{}]]]}""";

    private const string Dropped = """{"name":"dropped","class_name":"Dropout","config":{},"inbound_nodes":[[["flat",0,0,{}]]]}""";

    private const string Dense = """{"name":"out","class_name":"Dense","config":{"activation":"linear"},"inbound_nodes":[[["dropped",0,0,{}]]]}""";

    [Fact]
    public void Layers_run_one_after_the_other()
    {
        // Two channels: the pixel, and ten times the pixel; normed to themselves minus one, cut to 0 to 6, and their means summed up with weights.
        // 1, 2, 3, 4 are 0, 1, 2, 3 and 9, 19, 29, 39, which is 6 four times: means 1.5 and 6.
        var bytes = KerasText.Bytes([1, 10], [1, 1], [0, 0], [1, 1], [1, 1], [2, 100], [0.5f]);
        var weights = KerasText.Weights(("conv/kernel", "1,1,1,2"), ("norm/gamma", "2"), ("norm/beta", "2"), ("norm/moving_mean", "2"), ("norm/moving_variance", "2"), ("out/kernel", "2,1"), ("out/bias", "1"));
        var model = KerasConversion.Run(KerasText.Json([Input, Convolution, Norm, Clip, Pool, Flat, Dropped, Dense], weights), bytes, "out");

        using var network = KerasText.Open(model);
        Assert.Equal([(2 * 1.5f) + (100 * 6) + 0.5f], network.Run("in", [1, 2, 3, 4], [1, 2, 2, 1], ["out"], TestContext.Current.CancellationToken)[0]);
    }

    [Fact]
    public void A_layer_that_is_not_known_is_named()
    {
        var json = KerasText.Json([Input, """{"name":"odd","class_name":"LSTM","config":{},"inbound_nodes":[[["in",0,0,{}]]]}"""], "[]");
        Assert.Equal("odd is a LSTM", Assert.Throws<NotSupportedException>(() => KerasConversion.Run(json, [], "odd")).Message);
    }
}
