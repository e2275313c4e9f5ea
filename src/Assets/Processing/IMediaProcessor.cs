using ServerlessDam.Assets.Texts;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Processing;

/// <summary>
/// Decodes and encodes media, file to file, in processes of its own: hostile bytes can end one of those, never the caller.
/// </summary>
public interface IMediaProcessor
{
    /// <summary>Those of <see cref="ProbeParts.Seen"/> whose models are here now. Cheap to ask.</summary>
    ProbeParts Sees { get; }

    /// <summary>As <see cref="Sees"/>, of pictures whose text is in these languages; null for none in particular.</summary>
    ProbeParts SeesIn(TextHint? reading) => Sees;

    /// <summary>Why nobody here can see the frames of videos, in words for people: a program is missing. Null where somebody can. Cheap to ask.</summary>
    string? BlindToVideos { get; }

    /// <summary>
    /// What a file is, by its content and not by its name. Bytes that are no known medium are <see cref="Identity.ResourceType.Raw"/>
    /// without a format, not an error; a file that looks like a known image and cannot be read has
    /// <see cref="MediaFacts.Problem"/>.
    /// </summary>
    /// <exception cref="Errors.DamException">Unprocessable: the file ended or overran its workers.</exception>
    Task<MediaFacts> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken);

    /// <summary>Runs a transformation and writes the result to <see cref="DeriveRequest.OutputPath"/>, or hands its bytes out where the request allows that.</summary>
    /// <exception cref="Errors.DamException">
    /// InvalidParameter: the transformation does not fit this picture. Unprocessable: broken, too large, too slow.
    /// NotAvailable: a program it needs is not installed.
    /// </exception>
    Task<DerivedFile> DeriveAsync(DeriveRequest request, CancellationToken cancellationToken);

    /// <summary>Makes one picture of several and writes it to <see cref="JoinRequest.OutputPath"/>.</summary>
    /// <exception cref="Errors.DamException">Unprocessable: broken, too large, too slow. NotAvailable: not as this format.</exception>
    Task<DerivedFile> JoinAsync(JoinRequest request, CancellationToken cancellationToken);

    /// <summary>Draws a text and writes it, as PNG, to <see cref="TextRequest.OutputPath"/>.</summary>
    /// <exception cref="Errors.DamException">InvalidParameter: it would be too large. Unprocessable: the font is none. NotAvailable: it cannot be read here.</exception>
    Task<DerivedFile> RenderTextAsync(TextRequest request, CancellationToken cancellationToken);

    /// <summary>What works here and what is missing, for <c>/health</c>.</summary>
    Task<MediaCapabilities> CapabilitiesAsync(CancellationToken cancellationToken);
}

/// <summary>What to find out beyond format and geometry.</summary>
[Flags]
public enum ProbeParts
{
    Format = 0,
    Metadata = 1,
    Colors = 2,
    PerceptualHash = 4,
    All = Metadata | Colors | PerceptualHash,

    /// <summary>By models, which may be missing, or by a service.</summary>
    Faces = 8,
    Objects = 16,
    Text = 32,

    /// <summary>How it is taken and encoded: sharpness, noise, exposure, traces of compression.</summary>
    Quality = 64,

    /// <summary>What is left of its colours for people who do not tell some of them apart.</summary>
    Accessibility = 128,

    /// <summary>By a model: how likely it should not be seen by everybody.</summary>
    Safety = 256,

    /// <summary>By a model: what tells how alike two pictures are.</summary>
    Embedding = 512,

    /// <summary>By a service: a sentence that describes it.</summary>
    Caption = 1024,

    /// <summary>By a model: what it is of, apart from what is behind that.</summary>
    Subject = 2048,

    Seen = Faces | Objects | Text | Safety | Embedding | Caption | Subject,
}

/// <param name="Path">A local file.</param>
/// <param name="FileName">The name it came with, if any: tells apart what content cannot (csv from txt).</param>
/// <param name="IsPatient">Nobody waits for it: what somebody waits for goes on beside it.</param>
/// <param name="IsReplay">Somebody says that it may be tried again: what the file did to workers before is forgotten.</param>
/// <param name="Page">
/// From 1: the one page of a document, frame of an animation, or of the frames of a video that are looked at. The facts have its size; beyond the first only
/// parts of <see cref="ProbeParts.Seen"/> are found. Null: the first, and whoever asks workers for more pages may.
/// </param>
/// <param name="Reading">In what languages its text is; null for none in particular.</param>
public sealed record ProbeRequest(string Path, string? FileName, ProbeParts Parts, bool IsPatient = false, bool IsReplay = false, int? Page = null, TextHint? Reading = null);

/// <summary>A derivation. <see cref="Transformation"/> is canonical text; <see cref="Format"/> the canonical name of the format to write.</summary>
public sealed record DeriveRequest
{
    public required string SourcePath { get; init; }

    /// <summary>Canonical name of the stored format (<c>jpg</c>, <c>pdf</c>).</summary>
    public required string SourceFormat { get; init; }

    /// <summary>Names the bytes of the source, wherever they are: the same for the same, another for others. What was decoded of them may be used again. Null: unknown.</summary>
    public string? SourceContent { get; init; }

    /// <summary>As the catalog knows it, in pixels; null for unknown.</summary>
    public int? StoredWidth { get; init; }

    public int? StoredHeight { get; init; }

    public required string Transformation { get; init; }

    public required string Format { get; init; }

    /// <summary>A file that does not exist yet, in a folder that does.</summary>
    public required string OutputPath { get; init; }

    /// <summary>A result of no more bytes may come as <see cref="DerivedFile.Bytes"/>; there is no file of it then. 0: always a file.</summary>
    public int MostBytesInReply { get; init; }

    /// <summary>What <c>dpr_auto</c> stands for in this request.</summary>
    public double DprHint { get; init; } = 1;

    /// <summary>What <c>w_auto</c> stands for in this request, in device pixels; null without a hint.</summary>
    public int? WidthHint { get; init; }

    /// <summary>The client asks for fewer bytes: <c>q_auto</c> then holds eco at most.</summary>
    public bool SaveData { get; init; }

    /// <summary>Quality, 1 to 100, that the asset's owner set; it takes the place of <c>q_auto</c>.</summary>
    public int? QualityOverride { get; init; }

    /// <summary><see cref="Format"/> jpg becomes png where the result is transparent somewhere.</summary>
    public bool KeepAlpha { get; init; }

    public IReadOnlyList<PixelRect> Faces { get; init; } = [];

    public PixelRect? CustomCoordinates { get; init; }

    /// <summary>What <c>g_region</c> goes by.</summary>
    public IReadOnlyList<NamedRegion> Regions { get; init; } = [];

    /// <summary>Things and texts that were seen, under the names of <see cref="SeenRegions"/>; none where the transformation goes by none.</summary>
    public IReadOnlyList<NamedRegion> Seen { get; init; } = [];

    /// <summary>What expressions may ask of the asset.</summary>
    public AssetFacts Facts { get; init; } = AssetFacts.None;

    /// <summary>
    /// The files of layers, by the canonical text of their source, and of uploaded fonts, by <see cref="LayerFile.FontPrefix"/> and their public id, and of colour profiles, by <see cref="LayerFile.ProfilePrefix"/>. What is
    /// missing is an error only when it is needed.
    /// </summary>
    public IReadOnlyDictionary<string, LayerFile> Layers { get; init; } = new Dictionary<string, LayerFile>();
}

/// <param name="Format">Canonical name of the stored format; empty for a raw file.</param>
public sealed record LayerFile(string Path, string Format)
{
    /// <summary>Before the public id of a font; no source's text begins so.</summary>
    public const string FontPrefix = "$font:";

    /// <summary>Before the public id of a colour profile, likewise.</summary>
    public const string ProfilePrefix = "$icc:";

    /// <summary>Of a text that was stored: how another text in its style looks.</summary>
    public StoredText? Text { get; init; }
}

/// <summary>The file that a derivation wrote. Format can differ from the one asked for where a flag allows it.</summary>
public sealed record DerivedFile(string Format, int Width, int Height, long SizeInBytes)
{
    /// <summary>Instead of the file, where the request allows that; null where the file was written.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }
}

/// <param name="Missing">Programs, libraries and fonts that are not there, each with what it would do: <c>pdftoppm: PDF pages as images</c>.</param>
/// <param name="Versions">Of what is there.</param>
/// <param name="ReadFormats">Canonical names of the image formats that can be decoded.</param>
/// <param name="WriteFormats">Canonical names of the formats that can be written.</param>
public sealed record MediaCapabilities(
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> ReadFormats,
    IReadOnlyList<string> WriteFormats)
{
    /// <summary>Codes of <see cref="TextLanguages"/> in which text can be read; those of the model apart.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}
