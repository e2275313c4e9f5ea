using System.Collections.Immutable;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Texts;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Assets.Upload;

/// <summary>What a caller or a preset asks of an upload. Defaults are those of a signed upload.</summary>
public sealed record UploadOptions
{
    /// <summary>One request does not keep the media workers busy for an hour.</summary>
    internal const int MostEager = 100;

    public NamingOptions Naming { get; init; } = new();

    /// <summary>Delivery type: <c>upload</c>, <c>private</c> or <c>authenticated</c>; <c>fetch</c> with <see cref="FetchedAs"/>.</summary>
    public string Type { get; init; } = "upload";

    /// <summary>The public id of a file that a delivery took from another server: its address, which no upload may be named like.</summary>
    internal string? FetchedAs { get; init; }

    /// <summary>Of a text that was drawn here: its look, stored with it; <see cref="Type"/> is then <c>text</c>.</summary>
    internal StoredText? Text { get; init; }

    /// <summary>When false and the public id is taken, the stored asset is the answer and the file is ignored.</summary>
    public bool Overwrite { get; init; } = true;

    /// <summary>The version is kept whatever becomes of the asset; null leaves that to the product environment.</summary>
    public bool? Backup { get; init; }

    public ImmutableSortedSet<string> Tags { get; init; } = Asset.EmptyTags;

    public ImmutableSortedDictionary<string, string> Context { get; init; } = Asset.EmptyContext;

    /// <summary>Values of structured metadata.</summary>
    public MetadataInput Metadata { get; init; } = MetadataInput.None;

    /// <summary>Leaves out values of metadata that are not valid, instead of refusing the upload.</summary>
    public bool ClearInvalid { get; init; }

    /// <summary>Canonical format names; empty allows all.</summary>
    public ImmutableArray<string> AllowedFormats { get; init; } = [];

    /// <summary>Incoming transformation, applied before the file is stored.</summary>
    public string? Transformation { get; init; }

    /// <summary>Canonical name of the format to store; null keeps that of the file.</summary>
    public string? Format { get; init; }

    public ImmutableArray<EagerTransformation> Eager { get; init; } = [];

    /// <summary>What else is said about the asset.</summary>
    public AssetAttributes Attributes { get; init; } = new();

    /// <summary>Moderations that it must pass, in their order; see <see cref="ModerationKinds"/>.</summary>
    public ImmutableArray<string> Moderation { get; init; } = [];

    /// <summary>Engines that it asks for.</summary>
    public AddOnRequest AddOns { get; init; } = AddOnRequest.None;

    /// <summary>The response contains the faces that are known.</summary>
    public bool Faces { get; init; }

    /// <summary>The response contains a token by which the asset can be deleted for a while.</summary>
    public bool ReturnDeleteToken { get; init; }

    /// <summary>What the response itself must contain; the rest of the analysis follows by itself.</summary>
    public ProbeParts Analyse { get; init; }

    /// <summary>Whom to tell that it is stored: an address, or <c>poll://channel</c>; see <see cref="Notifications.Occasion"/>.</summary>
    public string? NotificationUrl { get; init; }

    /// <summary>Whom to tell that <see cref="Eager"/> is done; null: <see cref="NotificationUrl"/>.</summary>
    public string? EagerNotificationUrl { get; init; }

    /// <summary>By which buffered notifications can be asked for.</summary>
    public string? BatchId { get; init; }

    /// <summary>Reads the parameters of an upload, by their names on the wire. Unknown names are ignored.</summary>
    /// <exception cref="DamException">InvalidParameter: a value is malformed.</exception>
    public static UploadOptions From(IReadOnlyDictionary<string, string> parameters)
    {
        var read = new ParameterReader(parameters);
        var addOns = AddOnRequest.From(read);
        return new()
        {
            Naming = NamingOptions.From(read),
            Type = read.Text("type") ?? "upload",
            Overwrite = read.Flag("overwrite") ?? true,
            Backup = read.Flag("backup"),
            Tags = Labels.Tags(read.Text("tags")),
            Context = Labels.Context(read.Text("context")),
            Metadata = MetadataInput.Parse(read.Text("metadata")),
            ClearInvalid = read.Flag("clear_invalid") is true,
            AllowedFormats = [.. read.List("allowed_formats").Select(Canonical)],
            Transformation = read.Text("transformation"),
            Format = read.Text("format") is { } format ? Canonical(format) : null,
            Eager = ReadEager(read.Text("eager")),
            Attributes = AssetAttributes.From(read),
            Moderation = ModerationKinds.Read(read.Text("moderation")),
            AddOns = addOns,
            Faces = read.Flag("faces") is true,
            ReturnDeleteToken = read.Flag("return_delete_token") is true,
            NotificationUrl = read.Text("notification_url"),
            EagerNotificationUrl = read.Text("eager_notification_url"),
            BatchId = read.Text("batch_id"),
            Analyse = addOns.Parts
                | (read.Flag("faces") is true ? ProbeParts.Faces : 0)
                | (read.Flag("colors") is true ? ProbeParts.Colors : 0)
                | (read.Flag("phash") is true ? ProbeParts.PerceptualHash : 0)
                | (read.Flag("quality_analysis") is true ? ProbeParts.Quality : 0)
                | (read.Flag("accessibility_analysis") is true ? ProbeParts.Accessibility : 0)
                | (read.Flag("image_metadata") is true || read.Flag("media_metadata") is true || read.Flag("exif") is true ? ProbeParts.Metadata : 0),
        };
    }

    private static ImmutableArray<EagerTransformation> ReadEager(string? text)
    {
        var eager = (text ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries);
        return eager.Length <= MostEager
            ? [.. eager.Select(EagerTransformation.Parse)]
            : throw DamException.Invalid($"Too many eager transformations: {eager.Length}, at most {MostEager}");
    }

    /// <summary>The canonical name of a format; a name that is none stays as it is and fits no file.</summary>
    internal static string Canonical(string format) => MediaFormats.Find(format)?.Name ?? format;

    /// <summary>Before anything is done with the file.</summary>
    /// <exception cref="DamException">NotAvailable: an engine is asked for that this server does not have.</exception>
    public void DemandAvailable(ServeAddOns addOns)
    {
        addOns.DemandAvailable(AddOns);
        addOns.DemandAvailable(Moderation);
    }

    internal void Validate(ResourceType resourceType, string? format)
    {
        if (Type is not ("upload" or "private" or "authenticated") && FetchedAs is null && Text is null)
        {
            throw DamException.Invalid($"Invalid type {Type}");
        }

        if (AllowedFormats.Length > 0 && !AllowedFormats.Contains(format ?? "") && (Format is null || !AllowedFormats.Contains(Format)))
        {
            throw DamException.Invalid(format is null
                ? "An unknown file format not allowed"
                : $"{(resourceType == ResourceType.Image ? "Image" : "Video")} file format {format} not allowed");
        }
    }
}

/// <summary>A derivation made at upload: a transformation and, after a last slash, the format it is for.</summary>
public sealed record EagerTransformation(string Transformation, string? Format)
{
    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Transformation}/{Format}";

    /// <summary><c>c_fill,w_100/jpg</c>; a trailing slash keeps the stored format.</summary>
    public static EagerTransformation Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        var last = text[(slash + 1)..];
        return slash < 0 || (last.Length > 0 && MediaFormats.Find(last) is null)
            ? new(text, null)
            : new(text[..slash], last.Length == 0 ? null : UploadOptions.Canonical(last));
    }
}
