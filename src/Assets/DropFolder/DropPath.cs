using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.DropFolder;

/// <summary>Where a dropped file says it belongs: <c>{cloud}/{preset}/{folder…}/{file}</c>; directly under the cloud it is the default preset's.</summary>
public sealed record DropPath(string Cloud, string Preset, string Folder, string FileName)
{
    public const string DefaultPreset = "default";

    /// <exception cref="DamException">InvalidParameter: the file lies outside any cloud.</exception>
    public static DropPath Parse(string blobName) => blobName.Split('/') switch
    {
        [var cloud, var file] => new(cloud, DefaultPreset, "", file),
        [var cloud, var preset, .. var folders, var file] => new(cloud, preset, string.Join('/', folders), file),
        _ => throw DamException.Invalid($"'{blobName}' lies outside any cloud: put files into drop/{{cloud}}/{{preset}}/"),
    };
}
