using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.MediaLibrary.Routing;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary.Upload;

/// <summary>Uploading from the Media Library.</summary>
internal static class LibraryUploadRoutes
{
    public static readonly ImmutableArray<LibraryRoute> All =
    [
        LibraryRoute.Plain<LibraryUploadEndpoint, UploadProgress>(
            "POST", "upload", "Uploads a file, or a chunk of one: the body is its bytes. Chunks come in any order and more than once; all but the last have at least 5 MiB.", (endpoint, context, token) => endpoint.UploadAsync(context, token)) with
        {
            TakesFile = true,
            Headers =
            [
                new(LibraryUploadEndpoint.FileNameHeader, true, "The file's name with its extension, percent-encoded UTF-8."),
                new(LibraryUploadEndpoint.FolderHeader, false, "The folder to put the asset into, percent-encoded UTF-8. Default: the root."),
                new("X-Unique-Upload-Id", false, "What the chunks of a file share: 1 to 200 visible ASCII characters."),
                new("Content-Range", false, "Which bytes of the file these are: bytes 0-8388607/20000000."),
            ],
        },
        LibraryRoute.Get<LibraryUploadEndpoint, UploadState>(
            "upload/{uploadId}", "Tells which bytes of a chunked upload are there, to go on with the others.", (endpoint, context, token) => endpoint.StateAsync(context, token)),
        LibraryRoute.Silent<LibraryUploadEndpoint>(
            "DELETE", "upload/{uploadId}", "Gives up a chunked upload and drops its chunks.", (endpoint, context, token) => endpoint.CancelAsync(context, token)),
        LibraryRoute.Get<UploadDefaultsEndpoint, UploadDefaultsBody>(
            "upload-defaults", "Tells which upload preset is used for each kind of file where none is named.", (endpoint, context, token) => endpoint.ShowAsync(context, token)),
        LibraryRoute.Send<UploadDefaultsEndpoint, UploadDefaultsBody, UploadDefaultsBody>(
            "PUT", "upload-defaults", "Sets them; needs one of the admin roles.", (endpoint, context, body, token) => endpoint.SetAsync(context, body, token)),
    ];

    public static IServiceCollection AddLibraryUpload(this IServiceCollection services) => services
        .AddSingleton<LibraryUploadEndpoint>()
        .AddSingleton<UploadDefaultsEndpoint>()
        .AddRoutes(All);
}
