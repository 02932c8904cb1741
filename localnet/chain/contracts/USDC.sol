// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// The local chain's USDC: an ERC-20 with six decimals whose owner mints, moved by signature as Circle's is (EIP-3009).
contract USDC {
    string public constant name = "USD Coin";
    string public constant symbol = "USDC";
    string public constant version = "2";
    uint8 public constant decimals = 6;

    bytes32 public constant RECEIVE_WITH_AUTHORIZATION_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 public constant TRANSFER_WITH_AUTHORIZATION_TYPEHASH = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    /// Half of the curve's order: a larger s is a second form of the same signature.
    uint256 private constant LARGEST_S = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;

    address public immutable owner;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;
    mapping(address => mapping(bytes32 => bool)) public authorizationState;
    mapping(address => bool) public isMinter;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);
    event AuthorizationUsed(address indexed authorizer, bytes32 indexed nonce);

    error NotOwner();
    error NotMinter();
    error ZeroAddress();
    error InsufficientBalance(address account, uint256 balance, uint256 needed);
    error InsufficientAllowance(address spender, uint256 allowance, uint256 needed);

    struct Authorization {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }

    constructor() {
        owner = msg.sender;
    }

    function configureMinter(address minter) external {
        if (msg.sender != owner) revert NotOwner();
        isMinter[minter] = true;
    }

    function mint(address to, uint256 value) external {
        if (msg.sender != owner && !isMinter[msg.sender]) revert NotMinter();
        if (to == address(0)) revert ZeroAddress();
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function burn(uint256 value) external {
        if (!isMinter[msg.sender]) revert NotMinter();
        spend(msg.sender, value);
        totalSupply -= value;
        emit Transfer(msg.sender, address(0), value);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        move(msg.sender, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowance[from][msg.sender];
        if (allowed != type(uint256).max) {
            if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value);
            allowance[from][msg.sender] = allowed - value;
        }
        move(from, to, value);
        return true;
    }

    /// Anybody who has the signature may send it.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        Authorization memory terms = Authorization(from, to, value, validAfter, validBefore, nonce);
        useAuthorization(TRANSFER_WITH_AUTHORIZATION_TYPEHASH, terms, v, r, s);
        move(from, to, value);
    }

    /// Only the receiver may send it: nobody can take the signature out of a transaction on its way and use it alone.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        require(to == msg.sender, "FiatTokenV2: caller must be the payee");
        Authorization memory terms = Authorization(from, to, value, validAfter, validBefore, nonce);
        useAuthorization(RECEIVE_WITH_AUTHORIZATION_TYPEHASH, terms, v, r, s);
        move(from, to, value);
    }

    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                block.chainid,
                address(this)
            )
        );
    }

    function useAuthorization(bytes32 typehash, Authorization memory terms, uint8 v, bytes32 r, bytes32 s) private {
        require(block.timestamp > terms.validAfter, "FiatTokenV2: authorization is not yet valid");
        require(block.timestamp < terms.validBefore, "FiatTokenV2: authorization is expired");
        require(!authorizationState[terms.from][terms.nonce], "FiatTokenV2: authorization is used or canceled");
        bytes32 hashed = keccak256(
            abi.encode(
                typehash, terms.from, terms.to, terms.value, terms.validAfter, terms.validBefore, terms.nonce
            )
        );
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", DOMAIN_SEPARATOR(), hashed));
        address signer = uint256(s) > LARGEST_S ? address(0) : ecrecover(digest, v, r, s);
        require(signer != address(0) && signer == terms.from, "FiatTokenV2: invalid signature");
        authorizationState[terms.from][terms.nonce] = true;
        emit AuthorizationUsed(terms.from, terms.nonce);
    }

    function move(address from, address to, uint256 value) private {
        if (to == address(0)) revert ZeroAddress();
        spend(from, value);
        unchecked {
            balanceOf[to] += value;
        }
        emit Transfer(from, to, value);
    }

    function spend(address from, uint256 value) private {
        uint256 balance = balanceOf[from];
        if (balance < value) revert InsufficientBalance(from, balance, value);
        unchecked {
            balanceOf[from] = balance - value;
        }
    }
}
