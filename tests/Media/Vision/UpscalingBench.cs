using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Tests.Engine;
using ServerlessDam.Media.Vision;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>Pictures through e_upscale, with the model that is installed.</summary>
internal sealed class UpscalingBench : IDisposable
{
    public Bench Files { get; } = new();

    public static Func<DeriveRequest, DeriveRequest> WithLayer(string path)
        => request => request with { Layers = new Dictionary<string, LayerFile> { ["a"] = new(path, "png") } };

    public Image Derive(string path, string transformation, Func<DeriveRequest, DeriveRequest>? change = null)
    {
        var request = Files.Request(path, transformation, "png", change);
        return Bench.Open(request.OutputPath, Run(request, Installed.Sight()).Format);
    }

    public DamException Refusal(string path, string transformation, string format = "png")
        => Assert.Throws<DamException>(() => Run(Files.Request(path, transformation, format), Installed.Sight()));

    public static DerivedFile Run(DeriveRequest request, Sight sight)
        => ImageEngine.Run(request.SourcePath, request, (file, _) => SourceFile.Of(file), TestContext.Current.CancellationToken, sight);

    public void Dispose() => Files.Dispose();
}
