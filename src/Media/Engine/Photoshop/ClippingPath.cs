using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Operations;
using ServerlessDam.Transformations.Plans;
using TextEncoding = System.Text.Encoding;

namespace ServerlessDam.Media.Engine.Photoshop;

/// <summary>Paths among the image resources: records of 26 bytes, in which Bézier curves lie in parts of the picture's sides.</summary>
internal static class ClippingPath
{
    /// <summary>Numbers of the paths, and of the resource that names the one that clips.</summary>
    private const int First = 2000, Last = First + ClippingPaths.Most - 1, NameOfClipping = 2999;

    private const int RecordBytes = 26;

    /// <summary>More knots than any pen draws; bounds what the mask takes.</summary>
    private const int MaxKnots = 50_000;

    /// <summary>Coordinates are fixed-point numbers with 24 binary places.</summary>
    private const double One = 1 << 24;

    /// <summary>With what lies outside the path transparent; as it is where nothing was chosen and the file has no path.</summary>
    /// <exception cref="DamException">InvalidParameter: no such path. Unprocessable: a path that is too long.</exception>
    public static Image Cut(Image image, ReadOnlyMemory<byte> blocks, ClipChoice choice)
    {
        if (Chosen([.. ImageResources.Of(blocks)], choice) is not { } path)
            return image;
        var svg = Drawing(path.Data.Span, image.Width, image.Height, choice.IsEvenOdd);
        using var drawn = Image.SvgloadBuffer(svg, unlimited: true);
        using var mask = drawn[drawn.Bands - 1];
        return Alpha.Masked(image, mask);
    }

    private static ImageResource? Chosen(List<ImageResource> resources, ClipChoice choice)
    {
        var paths = resources.Where(resource => resource.Number is >= First and <= Last).ToList();
        if (choice.Name is { } name)
            return paths.Find(path => path.Name == name) ?? throw DamException.Invalid($"Invalid page in transformation: name:{name}");
        if (choice.Number is { } number)
            return number <= paths.Count ? paths[number - 1] : throw DamException.Invalid($"Invalid page in transformation: {number}");
        return resources.Find(resource => resource.Number == NameOfClipping) is { Data: { Length: > 1 } data } && paths.Find(path => path.Name == Text(data.Span)) is { } clipping
            ? clipping
            : paths.FirstOrDefault();
    }

    /// <summary>A length and as many letters.</summary>
    private static string Text(ReadOnlySpan<byte> data) => TextEncoding.Latin1.GetString(data.Slice(1, Math.Min(data[0], data.Length - 1)));

    private static byte[] Drawing(ReadOnlySpan<byte> records, int width, int height, bool isEvenOdd)
    {
        if (records.Length / RecordBytes > MaxKnots)
            throw SourceLimits.TooLarge($"Maximum number of knots in a clipping path is {MaxKnots}");
        var line = new StringBuilder();
        Knot? first = null, last = null;
        for (; records.Length >= RecordBytes; records = records[RecordBytes..])
        {
            switch (BinaryPrimitives.ReadUInt16BigEndian(records))
            {
                // A closed or an open part begins.
                case 0 or 3:
                    Close();
                    (first, last) = (null, null);
                    break;
                case 1 or 2 or 4 or 5:
                    var knot = Knot.Read(records, width, height);
                    line.Append(last is { } before ? Curve(before, knot) : string.Create(CultureInfo.InvariantCulture, $"M{knot.X:0.###} {knot.Y:0.###}"));
                    (first, last) = (first ?? knot, knot);
                    break;

                // All is inside at first.
                case 8 when records[3] == 1:
                    line.Append(CultureInfo.InvariantCulture, $"M0 0H{width}V{height}H0Z");
                    isEvenOdd = true;
                    break;
            }
        }

        Close();
        var rule = isEvenOdd ? "evenodd" : "nonzero";
        return TextEncoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><path fill-rule="{rule}" d="{line}"/></svg>"""));

        void Close()
        {
            if (first is { } start && last is { } end)
                line.Append(Curve(end, start)).Append('Z');
        }
    }

    private static string Curve(Knot from, Knot to)
        => string.Create(CultureInfo.InvariantCulture, $"C{from.AfterX:0.###} {from.AfterY:0.###} {to.BeforeX:0.###} {to.BeforeY:0.###} {to.X:0.###} {to.Y:0.###}");

    /// <summary>A point of the line, with the points that its curves on both sides bend to, in pixels.</summary>
    private readonly record struct Knot(double BeforeX, double BeforeY, double X, double Y, double AfterX, double AfterY)
    {
        /// <summary>Three points, each with its way down first.</summary>
        public static Knot Read(ReadOnlySpan<byte> record, int width, int height)
        {
            return new(Part(record, 1) * width, Part(record, 0) * height, Part(record, 3) * width, Part(record, 2) * height, Part(record, 5) * width, Part(record, 4) * height);

            static double Part(ReadOnlySpan<byte> record, int index) => BinaryPrimitives.ReadInt32BigEndian(record[(2 + (4 * index))..]) / One;
        }
    }
}
