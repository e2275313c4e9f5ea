using System.Globalization;
using System.Text;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Archives;

/// <summary>
/// Names of the files of one archive: relative paths that every system can unpack, none of which leads out of the folder that it is
/// unpacked in, and no two of which are one file on a disk that does not tell <c>A</c> from <c>a</c>.
/// </summary>
internal sealed class EntryNames(ArchiveRequest request)
{
    /// <summary>In characters; of a transformation the beginning says enough.</summary>
    private const int MostOfATransformation = 80;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="transformation">As asked for; null for an original.</param>
    /// <param name="format">Canonical name of the format of the bytes; null for a raw file, whose name has its extension.</param>
    public string Next(Asset asset, string? transformation, string? format)
    {
        var (folder, stem, extension) = Parts(asset, format);
        if (transformation is not null && request.Transformations.Count > 1 && !request.SkipTransformationName)
        {
            var shown = transformation.Replace('/', '_');
            shown = shown.Length <= MostOfATransformation ? shown : shown[..MostOfATransformation];
            (folder, stem) = request.FlattenTransformations ? (folder, $"{stem}_{shown}") : ($"{shown}/{folder}", stem);
        }

        var path = folder.Length == 0 ? stem : $"{folder}/{stem}";
        for (var copy = 1; ; copy++)
        {
            var number = copy == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"_{copy}");
            var name = SafePath.Of(path, number + extension);
            if (_taken.Add(name.Normalize(NormalizationForm.FormC).ToUpperInvariant()))
            {
                return name;
            }
        }
    }

    private (string Folder, string Stem, string Extension) Parts(Asset asset, string? format)
    {
        var slash = asset.PublicId.LastIndexOf('/');
        var folder = request.FlattenFolders || slash < 0 ? "" : asset.PublicId[..slash];
        var last = asset.PublicId[(slash + 1)..];
        var dot = asset.ResourceType == ResourceType.Raw ? last.LastIndexOf('.') : -1;
        var extension = dot > 0 ? last[dot..] : format is null ? "" : $".{format}";
        var stem = dot > 0 ? last[..dot] : last;
        return (folder, request.UseOriginalFilename && asset.OriginalFilename is { Length: > 0 } original ? original : stem, extension);
    }
}
