using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Presets;

namespace ServerlessDam.Functions.Upload;

/// <summary>What a caller who signs nothing may ask for.</summary>
internal static class UnsignedUpload
{
    private const string AllowedList = "upload_preset,callback,public_id,folder,asset_folder,tags,context,metadata,face_coordinates,custom_coordinates,source,"
        + "filename_override,manifest_transformation,manifest_json,template,template_vars,regions,public_id_prefix";

    private static readonly FrozenSet<string> Allowed = AllowedList.Split(',').Concat(["unsigned", "cloud_name", "resource_type"]).ToFrozenSet();

    /// <exception cref="DamException">InvalidParameter, in the words that clients know.</exception>
    public static void Demand(UploadPreset preset, IEnumerable<string> parameters)
    {
        if (!preset.Unsigned)
        {
            throw DamException.Invalid("Upload preset must be whitelisted for unsigned uploads");
        }

        var refused = parameters.Where(name => !Allowed.Contains(name)).Order(StringComparer.Ordinal)
            .Select(name => $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')} parameter is not allowed when using unsigned upload. "
                + $"Only {AllowedList} upload parameters are allowed.")
            .ToList();
        if (refused.Count > 0)
        {
            throw DamException.Invalid(string.Join(", ", refused));
        }
    }
}
