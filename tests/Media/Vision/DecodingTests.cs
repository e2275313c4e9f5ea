using ServerlessDam.Media.Vision.Faces;
using ServerlessDam.Media.Vision.Objects;

namespace ServerlessDam.Media.Tests.Vision;

public sealed class DecodingTests
{
    [Fact]
    public void A_face_lies_relative_to_its_place()
    {
        var answer = Faces();
        // The third place of the second row: its middle is at (10, 6).
        var at = (48 + 2) * FaceDecoding.Values;
        (answer[at], answer[at + 1], answer[at + 2], answer[at + 3], answer[at + 4]) = (2, 5, -1, 8, 10);

        var face = Assert.Single(FaceDecoding.Read(answer, 0.5));
        Assert.Equal((11, 0, 19, 10), (face.Left, face.Top, face.Right, face.Bottom));
        Assert.Equal(1 / (1 + Math.Exp(-2)), face.Score, 6);
    }

    [Fact]
    public void Scores_that_are_no_numbers_are_no_faces()
    {
        var answer = Faces();
        answer[0] = float.NaN;
        Assert.Empty(FaceDecoding.Read(answer, 0.5));
    }

    [Fact]
    public void The_distance_of_a_side_is_the_mean_of_what_is_likely()
    {
        float[] sure = [0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0], between = [-50, -50, 9, 9, -50, -50, -50, -50, -50, -50, -50];
        Assert.Equal(3, ObjectDecoding.Expected(sure), 6);
        Assert.Equal(2.5, ObjectDecoding.Expected(between), 6);
    }

    [Fact]
    public void A_thing_reaches_from_its_place_as_far_as_its_sides_say()
    {
        const int places = 13 * 13;
        var (scores, sides) = (new float[places * 2], new float[places * 4 * ObjectDecoding.Bins]);
        // The second place of the second row: its middle is at (48, 48). One step to each side, at the right two.
        var place = 13 + 1;
        scores[(place * 2) + 1] = 0.7f;
        for (var side = 0; side < 4; side++)
            sides[(((place * 4) + side) * ObjectDecoding.Bins) + (side == 2 ? 2 : 1)] = 60;

        var thing = Assert.Single(ObjectDecoding.Read(32, scores, sides, labels: 2, threshold: 0.4));
        Assert.Equal((1, 0.7f), (thing.Label, (float)thing.Score));
        Assert.Equal([16.0, 16, 112, 80], new[] { thing.Left, thing.Top, thing.Right, thing.Bottom }.Select(value => Math.Round(value, 4)));
    }

    [Fact]
    public void Every_number_of_the_model_has_a_label()
        => Assert.Equal(80, ObjectLabels.All.Distinct().Count());

    private static float[] Faces()
    {
        var answer = new float[FaceDecoding.Places * FaceDecoding.Places * FaceDecoding.Values];
        for (var at = 0; at < answer.Length; at += FaceDecoding.Values)
            answer[at] = -9;
        return answer;
    }
}
