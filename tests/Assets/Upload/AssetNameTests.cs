using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Upload;

public sealed class AssetNameTests
{
    [Fact]
    public void A_generated_id_has_twenty_lower_case_letters_and_digits()
        => Assert.Matches("^[a-z0-9]{20}$", Name(new(), file: "Cat.jpg").PublicId);

    [Fact]
    public void A_generated_id_of_a_raw_file_ends_in_its_extension()
        => Assert.Matches("^[a-z0-9]{20}\\.txt$", Name(new(), file: "notes.txt", kind: ResourceType.Raw).PublicId);

    [Theory]
    [InlineData("my cat.jpg", "my_cat")]
    [InlineData("a.b.jpg", "a.b")]
    [InlineData("Katzen & Hunde?.png", "Katzen___Hunde_")]
    [InlineData("猫.jpg", "猫")]
    [InlineData("C:\\photos\\cat.jpg", "cat")]
    [InlineData("../../etc/passwd.jpg", "passwd")]
    public void The_file_name_becomes_the_id_with_what_no_id_may_hold_replaced(string file, string expected)
        => Assert.Equal(expected, Name(new() { UseFilename = true, UniqueFilename = false }, file).PublicId);

    [Fact]
    public void A_unique_file_name_gets_an_underscore_and_six_letters_or_digits()
        => Assert.Matches("^logo_[a-z0-9]{6}$", Name(new() { UseFilename = true }, "logo.png").PublicId);

    [Fact]
    public void A_raw_file_keeps_its_extension_behind_the_suffix()
        => Assert.Matches("^a_[a-z0-9]{6}\\.csv$", Name(new() { UseFilename = true }, "a.csv", ResourceType.Raw).PublicId);

    [Fact]
    public void A_public_id_of_the_callers_choice_wins_over_the_file_name()
        => Assert.Equal("chosen", Name(new() { UseFilename = true, PublicId = "chosen" }, "cat.jpg").PublicId);

    [Fact]
    public void Another_file_name_stands_for_the_one_the_file_came_with()
    {
        var name = Name(new() { UseFilename = true, UniqueFilename = false, FilenameOverride = "dog.jpg" }, "cat.jpg");

        Assert.Equal(("dog", "dog"), (name.PublicId, name.OriginalFilename));
    }

    [Fact]
    public void A_file_name_that_is_to_be_forgotten_is_not_kept()
        => Assert.Null(Name(new() { DiscardOriginalFilename = true }, "cat.jpg").OriginalFilename);

    [Fact]
    public void Without_a_file_name_the_id_is_generated_whatever_was_asked()
        => Assert.Matches("^[a-z0-9]{20}$", Name(new() { UseFilename = true }, file: null).PublicId);

    [Fact]
    public void A_file_name_of_thousands_of_characters_is_kept_in_part()
        => Assert.Equal(255, Name(new() { PublicId = "a" }, new string('x', 5000) + ".jpg").OriginalFilename!.Length);

    [Fact]
    public void A_hidden_file_has_a_display_name_all_the_same()
        => Assert.Equal("a", Name(new() { PublicId = "a", UseFilenameAsDisplayName = true }, ".jpg").DisplayName);

    [Theory]
    [InlineData(FolderMode.Fixed, "shop/a", "shop")]
    [InlineData(FolderMode.Dynamic, "shop/a", "shop")]
    public void A_folder_begins_the_id_and_places_the_asset(FolderMode mode, string publicId, string folder)
    {
        var name = Name(new() { PublicId = "a", Folder = "/shop/" }, mode: mode);

        Assert.Equal((publicId, folder), (name.PublicId, name.Folder));
    }

    [Fact]
    public void An_asset_folder_places_the_asset_and_leaves_the_id_alone()
    {
        var name = Name(new() { PublicId = "x/a", AssetFolder = "shop/new" });

        Assert.Equal(("x/a", "shop/new"), (name.PublicId, name.Folder));
    }

    [Fact]
    public void An_asset_folder_means_nothing_where_folders_are_fixed()
    {
        var name = Name(new() { PublicId = "x/a", AssetFolder = "shop" }, mode: FolderMode.Fixed);

        Assert.Equal(("x/a", "x"), (name.PublicId, name.Folder));
    }

    [Fact]
    public void An_asset_folder_can_begin_the_id_unless_another_prefix_does()
    {
        var naming = new NamingOptions { PublicId = "a", AssetFolder = "shop", UseAssetFolderAsPublicIdPrefix = true };

        Assert.Equal("shop/a", Name(naming).PublicId);
        Assert.Equal("p/a", Name(naming with { PublicIdPrefix = "p" }).PublicId);
        Assert.Equal("f/a", Name(naming with { Folder = "f" }).PublicId);
    }

    [Fact]
    public void A_prefix_does_not_place_the_asset()
    {
        var name = Name(new() { PublicId = "a", PublicIdPrefix = "p/" });

        Assert.Equal(("p/a", ""), (name.PublicId, name.Folder));
    }

    [Fact]
    public void The_display_name_is_the_one_given_else_the_file_name_when_asked_else_the_end_of_the_id()
    {
        Assert.Equal("Cat!", Name(new() { PublicId = "x/a", DisplayName = "Cat!", UseFilenameAsDisplayName = true }, "f.jpg").DisplayName);
        Assert.Equal("f", Name(new() { PublicId = "x/a", UseFilenameAsDisplayName = true }, "f.jpg").DisplayName);
        Assert.Equal("a", Name(new() { PublicId = "x/a" }, "f.jpg").DisplayName);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\nb")]
    [InlineData("\ud800")]
    public void A_display_name_has_no_slash_no_control_character_and_is_text(string displayName)
        => Assert.Throws<DamException>(() => Name(new() { PublicId = "a", DisplayName = displayName }));

    [Theory]
    [InlineData("%20Test Image_僅測試")]
    [InlineData("a.jpg")]
    [InlineData("v1")]
    [InlineData("a+b=c~d!e'f")]
    public void Ids_may_hold_percent_signs_blanks_and_any_script(string publicId)
        => Assert.Equal(publicId, Name(new() { PublicId = publicId }).PublicId);

    [Theory]
    [InlineData("")]
    [InlineData("a?b")]
    [InlineData("a&b")]
    [InlineData("a#b")]
    [InlineData("a\\b")]
    [InlineData("<b>")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData("..")]
    [InlineData("./a")]
    [InlineData("a\0b")]
    [InlineData("a\r\nb")]
    [InlineData("a\u0085b")]
    [InlineData("v12/a")]
    [InlineData("\ud800")]
    public void Hostile_ids_are_refused_as_what_the_caller_sent(string publicId)
        => Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => Name(new() { PublicId = publicId })).Kind);

    [Fact]
    public void An_id_has_at_most_255_characters()
    {
        Assert.Equal(255, Name(new() { PublicId = new('a', 255) }).PublicId.Length);
        Assert.Throws<DamException>(() => Name(new() { PublicId = new('a', 256) }));
        Assert.Throws<DamException>(() => Name(new() { PublicId = "b", Folder = new('a', 254) }));
    }

    [Fact]
    public void Whatever_a_file_is_called_its_name_is_refused_or_one_that_an_asset_may_have()
        => Prop.ForAll<string>(file =>
        {
            try
            {
                Names.DemandPublicId(Name(new() { UseFilename = true, UniqueFilename = false }, file).PublicId);
            }
            catch (DamException e) when (e.Kind == ErrorKind.InvalidParameter)
            {
                // Refused, and nothing else happened.
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sanitizing_twice_changes_nothing_more()
        => Prop.ForAll<string>(text => Names.Sanitize(text ?? "") == Names.Sanitize(Names.Sanitize(text ?? ""))).QuickCheckThrowOnFailure();

    private static AssetName Name(
        NamingOptions options, string? file = null, ResourceType kind = ResourceType.Image, FolderMode mode = FolderMode.Dynamic)
        => AssetName.For(options, mode, kind, file, IdGenerator.From("test"));
}
