using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>Settings of the Media Library, section "MediaLibrary".</summary>
public sealed class MediaLibraryOptions
{
    public const string Section = "MediaLibrary";

    /// <summary>The folder of the built web application. Default: <c>wwwroot-library</c> beside the app.</summary>
    [Required]
    public string FilesPath { get; set; } = Path.Combine(AppContext.BaseDirectory, "wwwroot-library");

    /// <summary>
    /// The file in which the path of a one-time sign-in link of the first master admin is kept, readable by the app's own user
    /// alone. Default: none, no links.
    /// </summary>
    public string? SignInLinkPath { get; set; }

    /// <summary>Where people put files to have them ingested, as the pages name it. Default: none, not named.</summary>
    public string? DropFolder { get; set; }

    /// <summary>
    /// Whether the last address in <c>X-Forwarded-For</c> is the visitor's, as behind the Functions host or a proxy; without one
    /// anybody could write it. Default: false.
    /// </summary>
    public bool TrustForwardedFor { get; set; }
}

[OptionsValidator]
internal sealed partial class ValidateMediaLibraryOptions : IValidateOptions<MediaLibraryOptions>;
