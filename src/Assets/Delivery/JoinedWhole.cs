using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Members, each through the transformation, and what they make together.</summary>
internal sealed class JoinedWhole(JoinedPictures joined, UnderstandTransformation understand)
{
    /// <summary>What moves, and the pages of a document.</summary>
    private static readonly string[] Several = [.. WritableFormats.Animations, "png", "pdf"];

    /// <exception cref="DamException">As <see cref="Deriver.GetAsync"/>.</exception>
    /// <exception cref="TransformationException">It cannot be carried out.</exception>
    public async Task<IReadOnlyList<JoinedPart>> PartsAsync(
        string cloud, IReadOnlyList<JoinedMember> members, Transformation asked, LayerTrust trust, CancellationToken cancellationToken)
    {
        var parts = new List<JoinedPart>(members.Count);
        foreach (var member in members)
        {
            var understood = await understand.ExecuteAsync(cloud, member.With(asked), cancellationToken);
            parts.Add(await joined.PartAsync(member.Asset, understood.Carried, trust, cancellationToken));
        }

        return parts;
    }

    /// <summary>What the transformation says of the whole: <c>f_</c>, canonical, and <c>dl_</c>.</summary>
    public async Task<(string? Format, int? FrameDelayMs)> SaysAsync(string cloud, JoinedMember member, Transformation asked, CancellationToken cancellationToken)
    {
        var output = (await understand.ExecuteAsync(cloud, asked, cancellationToken)).PlanFor(member.Asset).Output;
        return (output.Format, output.FrameDelayMs);
    }

    /// <param name="type">The delivery type: <c>sprite</c> or <c>multi</c>.</param>
    /// <param name="extension">Of the format to write.</param>
    /// <exception cref="DamException">NotAvailable: not as this format. As <see cref="JoinedPictures.JoinAsync"/>.</exception>
    public async Task<Delivered> PictureAsync(
        string type, IReadOnlyList<JoinedPart> parts, string extension, int? frameDelayMs, CancellationToken cancellationToken)
    {
        var formats = type == "sprite" ? WritableFormats.Stills : Several;
        var format = MediaFormats.Find(extension);
        if (format is null || !formats.Contains(format.Name))
        {
            throw new DamException(ErrorKind.NotAvailable, $"Pictures cannot be joined as {extension} by this server; {string.Join(", ", formats)} can be written");
        }

        var layout = type == "sprite" ? JoinLayout.Stack : format.Name == "pdf" ? JoinLayout.Pages : JoinLayout.Animation;
        var content = await joined.JoinAsync(parts, layout, format.Name, frameDelayMs, cancellationToken);
        return new()
        {
            ETag = content.Key[..32],
            ContentType = format.ContentType,
            SizeInBytes = content.SizeInBytes,
            LastModified = default,
            Bytes = content.Bytes,
            Facts = content.Facts,
        };
    }
}
