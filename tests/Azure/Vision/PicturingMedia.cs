using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Azure.Tests.Vision;

/// <summary>Media workers that make a JPEG of the size that they are asked for.</summary>
internal sealed class PicturingMedia : IMediaProcessor
{
    public ConcurrentQueue<DeriveRequest> Derivations { get; } = [];

    /// <summary>Bytes of what is made.</summary>
    public int SizeInBytes { get; set; } = 64;

    public ProbeParts Sees => ProbeParts.Format;

    public string? BlindToVideos => null;

    public async Task<DerivedFile> DeriveAsync(DeriveRequest request, CancellationToken cancellationToken)
    {
        Derivations.Enqueue(request);
        int Of(string name) => int.Parse(Regex.Match(request.Transformation, name + @"_(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var (width, height) = (Of("w"), Of("h"));
        var file = TestPictures.Jpeg(width, height);
        Array.Resize(ref file, SizeInBytes);
        await File.WriteAllBytesAsync(request.OutputPath, file, cancellationToken);
        return new("jpg", width, height, file.Length);
    }

    public Task<MediaFacts> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DerivedFile> JoinAsync(JoinRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DerivedFile> RenderTextAsync(TextRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MediaCapabilities> CapabilitiesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
