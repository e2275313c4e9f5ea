using NetVips;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>Photographs, and what the models see in them.</summary>
public sealed class SightTests : IDisposable
{
    private readonly TestFiles _files = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_face_is_found_where_it_is()
    {
        var face = Assert.Single(See("astronaut.jpg", ProbeParts.Faces).Faces!);
        // Eyes, nose and mouth, as marked by hand.
        Assert.InRange(face.X + (face.Width / 2), 190, 260);
        Assert.InRange(face.Y + (face.Height / 2), 90, 160);
        Assert.InRange(face.Width, 70, 160);
    }

    /// <summary>What may be a face is looked at again, mirrored and with what of its surroundings is in the picture.</summary>
    [Theory]
    [InlineData(150, 0, 362, 512)]
    [InlineData(0, 0, 290, 512)]
    [InlineData(0, 60, 512, 452)]
    public void A_face_is_found_beside_the_edge_of_a_picture_too(int left, int top, int width, int height)
    {
        using var whole = Image.NewFromFile(Installed.Photo("astronaut.jpg"));
        using var part = whole.ExtractArea(left, top, width, height);
        part.WriteToFile(_files["part.png"]);

        var face = Assert.Single(SeeFile(_files["part.png"], ProbeParts.Faces).Faces!);
        Assert.InRange(left + face.X + (face.Width / 2), 190, 260);
        Assert.InRange(top + face.Y + (face.Height / 2), 90, 160);
    }

    [Fact]
    public void Each_face_of_several_is_looked_at_for_itself()
    {
        using var one = Image.NewFromFile(Installed.Photo("astronaut.jpg"));
        using var other = one.FlipHor();
        using var both = one.Join(other, Enums.Direction.Horizontal);
        both.WriteToFile(_files["both.png"]);

        var faces = SeeFile(_files["both.png"], ProbeParts.Faces).Faces!;
        Assert.Collection(
            faces.OrderBy(face => face.X),
            face => Assert.InRange(face.X + (face.Width / 2), 190, 260),
            face => Assert.InRange(face.X + (face.Width / 2), 1024 - 260, 1024 - 190));
    }

    [Fact]
    public void A_cat_has_no_face_and_is_a_cat()
    {
        var seen = See("cat.jpg", ProbeParts.Seen);
        Assert.Empty(seen.Faces!);
        Assert.Equal("cat", seen.Objects![0].Label);
    }

    [Fact]
    public void What_a_picture_is_of_is_told_from_its_background()
    {
        var box = Assert.Single(See("astronaut.jpg", ProbeParts.Subject).Subject!);
        Assert.InRange(box.X, 0, 120);
        Assert.InRange(box.Y, 0, 60);
        Assert.InRange(box.X + box.Width, 400, 512);
        Assert.InRange(box.Y + box.Height, 480, 512);
    }

    [Fact]
    public void Where_things_have_names_nobody_looks_for_what_stands_out()
        => Assert.Null(See("cat.jpg", ProbeParts.Faces | ProbeParts.Objects).Subject);

    [Fact]
    public void What_did_it_is_told_with_its_version()
        => Assert.Matches("^onnxruntime [0-9.]+, human-models [0-9.]+$", See("cat.jpg", ProbeParts.Objects).Engines["objects"]);

    [Fact]
    public void What_is_not_asked_for_is_not_looked_for()
        => Assert.Null(See("cat.jpg", ProbeParts.Faces).Objects);

    [Fact]
    public void Without_models_nothing_is_seen_and_nothing_fails()
    {
        var sight = new Sight(new ModelFolder(null));
        Assert.Null(See("cat.jpg", ProbeParts.Seen, sight).Faces);
        Assert.Equal(
            [
                "model faces.onnx: faces in pictures", "model objects.onnx: tags of pictures by what is in them", "model text-lines.onnx: text in pictures",
                "model safety.onnx: whether pictures are for everybody's eyes", "model embedding.onnx: which pictures are alike",
                "model background.onnx: pictures without their background, and what they are of", "model upscaling.onnx: pictures enlarged by e_upscale",
            ],
            sight.Missing);
    }

    private static SeenFacts See(string photo, ProbeParts parts, Sight? sight = null) => SeeFile(Installed.Photo(photo), parts, sight);

    private static SeenFacts SeeFile(string path, ProbeParts parts, Sight? sight = null)
        => new Prober(ExternalPrograms.Find(), sight ?? Installed.Sight()).Probe(new(path, null, parts), Token).Seen!;
}
