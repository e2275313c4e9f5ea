using ServerlessDam.Assets.Archives;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Archives;

/// <summary>The parameters of an archive, as every SDK sends them.</summary>
internal static class ArchiveParameters
{
    /// <exception cref="DamException">InvalidParameter: a value is malformed.</exception>
    public static ArchiveRequest Request(WireContext context)
    {
        var request = context.Request;
        return new()
        {
            // auto and all are every kind.
            ResourceType = ResourceTypeNames.TryParse(context.Value("resource_type"), out var kind) ? kind : null,
            Type = request.Text("type") ?? "upload",
            PublicIds = request.List("public_ids"),
            FullyQualifiedPublicIds = request.List("fully_qualified_public_ids"),
            Tags = request.SplitList("tags"),
            Prefixes = request.List("prefixes"),
            Transformations = Transformations(request),
            FlattenFolders = request.Flag("flatten_folders") is true,
            FlattenTransformations = request.Flag("flatten_transformations") is true,
            SkipTransformationName = request.Flag("skip_transformation_name") is true,
            UseOriginalFilename = request.Flag("use_original_filename") is true,
            AllowMissing = request.Flag("allow_missing") is true,
            KeepDerived = request.Flag("keep_derived") is true,
            Format = request.Text("target_format") switch
            {
                null or "zip" => ArchiveFormat.Zip,
                "tgz" => ArchiveFormat.Tgz,
                { } other => throw DamException.Invalid($"Invalid value for parameter target_format: {other}"),
            },
        };
    }

    public static ArchiveTarget Target(WireRequest request) => new()
    {
        PublicId = request.Text("target_public_id"),
        AssetFolder = request.Text("target_asset_folder")?.Trim('/'),
        Tags = request.SplitList("target_tags"),
    };

    /// <summary>Whether the archive is to be sent rather than stored.</summary>
    /// <exception cref="DamException">InvalidParameter: no mode, or one that needs POST.</exception>
    public static bool IsDownload(WireRequest request, bool mayCreate) => request.Text("mode") switch
    {
        "download" => true,
        null or "create" when mayCreate => false,
        null or "create" => throw DamException.Invalid("mode=create needs a POST request"),
        { } other => throw DamException.Invalid($"Invalid value for parameter mode: {other}"),
    };

    private static List<EagerTransformation> Transformations(WireRequest request)
        => [.. request.List("transformations").SelectMany(each => each.Split('|', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).Select(EagerTransformation.Parse)];
}
