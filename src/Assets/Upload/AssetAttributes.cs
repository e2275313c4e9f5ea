using System.Collections.Immutable;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Restrictions;

namespace ServerlessDam.Assets.Upload;

/// <summary>What callers say about an asset, beside its names and labels, at upload and later. Null leaves a thing as it is, empty clears it.</summary>
public sealed record AssetAttributes
{
    /// <summary><c>public</c> or <c>authenticated</c>.</summary>
    public string? AccessMode { get; init; }

    public ImmutableArray<AccessRule>? AccessControl { get; init; }

    public ImmutableSortedDictionary<string, string>? Headers { get; init; }

    public ImmutableArray<Box>? Faces { get; init; }

    /// <summary>One at most.</summary>
    public ImmutableArray<Box>? Custom { get; init; }

    public ImmutableArray<Region>? Regions { get; init; }

    /// <summary>Blank clears.</summary>
    public string? Quality { get; init; }

    /// <exception cref="DamException">InvalidParameter: a value is malformed.</exception>
    public static AssetAttributes From(ParameterReader read) => new()
    {
        AccessMode = read.Text("access_mode") switch
        {
            null => null,
            AssetRestriction.Public => AssetRestriction.Public,
            AssetRestriction.Authenticated => AssetRestriction.Authenticated,
            var other => throw DamException.Invalid($"Invalid access_mode: {other[..Math.Min(other.Length, 64)]}"),
        },
        AccessControl = read.WasSent("access_control") ? AccessRuleReader.Read(read.Text("access_control")) : null,
        Headers = read.WasSent("headers") ? CustomHeaders.Read(read.Text("headers")) : null,
        Faces = read.WasSent("face_coordinates") ? CoordinatesReader.Boxes(read.Text("face_coordinates"), "face_coordinates") : null,
        Custom = read.WasSent("custom_coordinates") ? CoordinatesReader.Boxes(read.Text("custom_coordinates"), "custom_coordinates", most: 1) : null,
        Regions = read.WasSent("regions") ? CoordinatesReader.Regions(read.Text("regions")) : null,
        Quality = read.WasSent("quality_override") ? QualityOverride.Read(read.Text("quality_override")) ?? "" : null,
    };

    public Asset ApplyTo(Asset asset) => asset with
    {
        AccessMode = AccessMode ?? asset.AccessMode,
        AccessControl = AccessControl ?? asset.AccessControl,
        Headers = Headers ?? asset.Headers,
        Faces = Faces ?? asset.Faces,
        CustomCoordinates = Custom is { } custom ? custom.FirstOrDefault() : asset.CustomCoordinates,
        Regions = Regions ?? asset.Regions,
        QualityOverride = Quality is { } quality ? (quality.Length == 0 ? null : quality) : asset.QualityOverride,
    };

    /// <summary>As at upload, where no face is larger than the picture.</summary>
    public AssetAttributes ClampedTo(int? width, int? height)
        => width is { } w && height is { } h && Faces is { } faces ? this with { Faces = [.. faces.Select(face => face.NoLargerThan(w, h))] } : this;
}
