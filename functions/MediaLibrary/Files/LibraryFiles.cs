using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary.Files;

/// <summary>
/// The pages under <c>/library/</c>. All files are known from the start and found by name in that list: what is not in it cannot
/// be asked for, however a path is spelled. A path without an extension is a place within the application.
/// </summary>
internal sealed class LibraryFiles(IOptions<MediaLibraryOptions> options, IOptions<WireOptions> wire)
{
    private const string Page = "index.html";

    /// <summary>Where the build puts what has a hash in its name.</summary>
    private const string Hashed = "assets/";

    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".webmanifest"] = "application/manifest+json" } };

    private readonly FrozenDictionary<string, LibraryFile> _files = Scan(options.Value.FilesPath);

    /// <exception cref="DamException">NotFound.</exception>
    public IActionResult Find(HttpRequest request)
    {
        var path = request.Path.Value!;
        if (path.Length < "/library/".Length)
        {
            return new RedirectResult("/library/", permanent: false);
        }

        var name = path["/library/".Length..];
        if (_files.TryGetValue(name, out var file) || (!Path.HasExtension(name) && _files.TryGetValue(Page, out file)))
        {
            return new LibraryFileResult(file, ContentPolicy.For(request, wire.Value));
        }

        return _files.Count == 0
            ? new ContentResult
            {
                StatusCode = StatusCodes.Status404NotFound,
                ContentType = "text/plain; charset=utf-8",
                Content = "The pages of the Media Library are not built. './dam up' builds them; by hand: npm ci && npm run build in web/, then build the app again.\n",
            }
            : throw new DamException(ErrorKind.NotFound, $"There is no {path}");
    }

    private static FrozenDictionary<string, LibraryFile> Scan(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return FrozenDictionary<string, LibraryFile>.Empty;
        }

        var all = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), StringComparer.Ordinal);
        return all
            .Where(pair => !IsCompressedForm(pair.Key, all))
            .ToFrozenDictionary(
                pair => pair.Key,
                pair => new LibraryFile(
                    pair.Value,
                    TypeOf(pair.Key),
                    pair.Key.StartsWith(Hashed, StringComparison.Ordinal),
                    all.ContainsKey(pair.Key + ".br"),
                    all.ContainsKey(pair.Key + ".gz")),
                StringComparer.Ordinal);
    }

    private static bool IsCompressedForm(string name, Dictionary<string, string> all)
        => Path.GetExtension(name) is ".br" or ".gz" && all.ContainsKey(name[..^3]);

    private static string TypeOf(string name)
        => !Types.TryGetContentType(name, out var type) ? "application/octet-stream"
            : type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal) ? $"{type}; charset=utf-8"
            : type;
}
