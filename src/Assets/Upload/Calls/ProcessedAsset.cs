using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Breakpoints;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Scripts;

namespace ServerlessDam.Assets.Upload.Calls;

/// <summary>What came of an upload or an explicit call.</summary>
public sealed record ProcessedAsset
{
    public required Asset Asset { get; init; }

    public required UploadOptions Options { get; init; }

    public required ProcessingOptions Processing { get; init; }

    /// <summary>As far as the call asked for them.</summary>
    public AnalysisResults? Results { get; init; }

    /// <summary>The public id was taken and was not to be overwritten: the file was ignored.</summary>
    public bool Existing { get; init; }

    /// <summary>In the order asked for; those without content wait in <see cref="EagerBatchId"/>.</summary>
    public IReadOnlyList<EagerDerivation> Eager { get; init; } = [];

    /// <summary>The batch that makes the eager derivations; null when they are made.</summary>
    public string? EagerBatchId { get; init; }

    public IReadOnlyList<BreakpointSet> Breakpoints { get; init; } = [];

    /// <summary>By which its uploader may delete it for a while; null when none was asked for.</summary>
    public string? DeleteToken { get; init; }

    /// <summary>What came of <c>on_success</c>; null without one.</summary>
    public HookReport? Hook { get; init; }
}
