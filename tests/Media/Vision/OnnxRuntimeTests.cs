using Microsoft.ML.OnnxRuntime;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Vision.Models.Onnx;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>What the program relies on of the binding of the runtime; it would hold for the official package as well.</summary>
public sealed class OnnxRuntimeTests
{
    public OnnxRuntimeTests() => Installed.Models().Open(ModelTable.Faces, NetworkMemory.Kept)!.Dispose();

    [Fact]
    public void A_model_runs_on_what_it_is_given()
    {
        using var session = new InferenceSession(Doubling(), Options());
        using var input = OrtValue.CreateTensorValueFromMemory(new float[] { 1, 2, 3 }, [1, 3]);
        using var run = new RunOptions();
        using var results = session.Run(run, ["x"], [input], ["y"]);
        Assert.Equal([2f, 4, 6], results[0].GetTensorDataAsSpan<float>().ToArray());
        var info = results[0].GetTensorTypeAndShape();
        Assert.Equal([1L, 3], info.Shape);
        Assert.Equal(3, info.ElementCount);
    }

    [Fact]
    public void The_version_of_the_library_is_known()
        => Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+$", OrtEnv.Instance().GetVersionString());

    [Fact]
    public void Bytes_that_are_no_model_are_an_exception()
        => Assert.Throws<OnnxRuntimeException>(() => new InferenceSession([1, 2, 3], Options()));

    [Fact]
    public void An_input_of_another_shape_is_an_exception()
    {
        using var session = new InferenceSession(Doubling(), Options());
        using var input = OrtValue.CreateTensorValueFromMemory(new float[] { 1, 2 }, [1, 2]);
        using var run = new RunOptions();
        Assert.Throws<OnnxRuntimeException>(() => session.Run(run, ["x"], [input], ["y"]));
    }

    [Fact]
    public void A_shape_that_needs_more_than_there_is_is_an_exception()
        => Assert.Throws<OnnxRuntimeException>(() => OrtValue.CreateTensorValueFromMemory(new float[] { 1, 2 }, [1, 3]));

    [Fact]
    public void Elements_are_read_as_what_they_are_only()
    {
        using var value = OrtValue.CreateTensorValueFromMemory(new float[] { 1 }, [1]);
        Assert.Throws<OnnxRuntimeException>(() => value.GetTensorDataAsSpan<long>().Length);
    }

    [Fact]
    public void A_run_that_was_ended_is_an_exception()
    {
        using var session = new InferenceSession(Doubling(), Options());
        using var input = OrtValue.CreateTensorValueFromMemory(new float[] { 1, 2, 3 }, [1, 3]);
        using var run = new RunOptions { Terminate = true };
        Assert.Throws<OnnxRuntimeException>(() => session.Run(run, ["x"], [input], ["y"]));
    }

    [Theory]
    [InlineData(nameof(NetworkMemory.Kept))]
    [InlineData(nameof(NetworkMemory.Given))]
    [InlineData(nameof(NetworkMemory.Spared))]
    public void Whatever_becomes_of_its_memory_a_model_says_the_same_each_time(string memory)
    {
        using var network = new Network(Doubling(), Enum.Parse<NetworkMemory>(memory));
        for (var time = 0; time < 3; time++)
            Assert.Equal([2, 4, 6], network.Run("x", [1, 2, 3], [1, 3], ["y"], CancellationToken.None)[0]);
    }

    private static SessionOptions Options()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            EnableCpuMemArena = false,
            EnableMemoryPattern = false,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private static byte[] Doubling()
    {
        var graph = new OnnxGraph();
        graph.Input("x", [1, 3]);
        graph.Add("Add", ["x", "x"], "y");
        graph.Output("y");
        return graph.ToModel();
    }
}
